import { describe, expect, it } from 'vitest'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { notOffered } from './refusals.ts'

function teller() {
  const facts: TraceFact[] = []
  return { facts, clock: new VirtualClock(), tell: (fact: TraceFact) => void facts.push(fact) }
}

describe('notOffered', () => {
  const basics = { type: 'operation', tryCount: 0, outcome: 'refused' }

  it('tells that an action is not offered, for an order or for none', async () => {
    const surroundings = teller()
    await notOffered(surroundings, { name: 'snapshot', order: 'a' })
    await notOffered(surroundings, { name: 'inventory', intent: 3 })
    expect(surroundings.facts).toEqual([
      { ...basics, name: 'snapshot', order: 'a', reason: 'not-offered' },
      { ...basics, name: 'inventory', intent: 3, reason: 'not-offered' },
    ])
  })

  it('may have another reason', async () => {
    const surroundings = teller()
    await notOffered(surroundings, { name: 'stop', order: 'a' }, 'unknown-order')
    expect(surroundings.facts).toEqual([{ ...basics, name: 'stop', order: 'a', reason: 'unknown-order' }])
  })
})
