import { expect, it } from 'vitest'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { type AwaitedHappening, Happenings } from './happenings.ts'

const owned: TraceFact = { type: 'service', order: 'web-1', service: 1, status: 'processing', host: 7 }
const installing: TraceFact = {
  type: 'task',
  task: 1,
  name: 'host_create',
  host: 7,
  status: 'running',
  stage: 'os-install',
}
const asked: TraceFact = { type: 'intent', intent: 1, action: 'reinstall', order: 'web-1' }
const stage: AwaitedHappening = { kind: 'stage', name: 'os-install', orders: ['web-1'] }

/** Whether what is waited for has come after each of the facts. */
async function comes(what: AwaitedHappening, ...facts: readonly TraceFact[]): Promise<readonly boolean[]> {
  const happenings = new Happenings()
  const states: boolean[] = []
  for (const fact of facts) {
    happenings.see(fact)
    states.push(
      await Promise.race([happenings.until(what).then(() => true), Promise.resolve().then(() => false)]),
    )
  }
  return states
}

it('a stage counts from what was asked for last', async () => {
  expect(await comes(stage, owned, installing, asked, installing)).toEqual([false, true, false, true])
})

it('a stage may begin before anybody knows whose machine it is', async () => {
  expect(await comes(stage, installing, owned)).toEqual([false, true])
})

it('a stage of a machine of another order is another', async () => {
  expect(await comes({ ...stage, orders: ['web-1', 'web-2'] }, owned, installing)).toEqual([false, false])
})

it('an action has ended when all of its name have', async () => {
  const end: TraceFact = {
    type: 'operation',
    intent: 1,
    order: 'web-1',
    name: 'reinstall',
    tryCount: 1,
    outcome: 'failed',
  }
  const what: AwaitedHappening = { kind: 'action', action: 'reinstall', orders: ['web-1'] }
  expect(await comes(what, owned, asked, end, { ...end, outcome: 'done' })).toEqual([
    true,
    false,
    false,
    true,
  ])
})
