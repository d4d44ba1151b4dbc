import { describe, expect, it } from 'vitest'
import { goodStories } from '../../contracts/trace/fixtures/good-stories.ts'
import { traceOf } from '../../contracts/trace/fixtures/trace-of.ts'
import { sampleRun } from '../../reports/fixtures/sample-results.ts'
import { OrderCounts, createProgress } from './progress.ts'

/** Goes back to the beginning of the line and empties it. */
const erase = '\r\u001B[K'

const { events } = traceOf(goodStories.billmanager)

function shownOn(isTTY: boolean, columns = 200) {
  let text = ''
  let wallMs = 0
  const progress = createProgress({
    stderr: { isTTY, columns, write: (piece) => void (text += piece) },
    runs: 4,
    isQuiet: false,
    nowMs: () => wallMs,
  })
  return { progress, pass: (ms: number) => void (wallMs += ms), text: () => text }
}

describe('progress on a terminal', () => {
  it('tells how many orders are how far, how fast they settle and how long it will take', () => {
    const { progress, pass, text } = shownOn(true)
    progress.begin('first', 'billmanager')
    pass(2000)
    progress.end(sampleRun())
    const see = progress.begin('second', 'billmanager')
    for (let round = 0; round < 30; round++) for (const event of events) see(event)
    expect(text()).toMatch(/\[1\/4\] 6 s left second on billmanager: .*\d+ active; \d+ orders\/s, at \d+ s/)
  })

  it('stays on one line, however narrow, and goes away in the end', () => {
    const { progress, text } = shownOn(true, 40)
    const see = progress.begin('a scenario with a rather long name', 'billmanager')
    for (const event of events) see(event)
    progress.finish()
    expect(text()).not.toContain('\n')
    for (const line of text().split(erase)) expect(line.length).toBeLessThan(40)
    expect(text().endsWith(erase)).toBe(true)
  })
})

it('progress in a log is a line for each run', () => {
  const { progress, text } = shownOn(false)
  const see = progress.begin('first', 'billmanager')
  for (const event of events) see(event)
  progress.end(sampleRun({ scenario: 'first', verdict: 'failed' }))
  progress.finish()
  expect(text()).toBe('[1/4] failed first on billmanager\n')
})

describe('counted orders', () => {
  it('move on until they have settled, and none is lost', () => {
    const orders = new OrderCounts()
    const placed = events.filter((event) => event.type === 'order' && event.step === 'placed').length
    const seen = new Set<string>()
    for (const event of events) {
      orders.see(event)
      for (const [state] of orders.counts) seen.add(state)
    }
    expect(orders.counts.reduce((sum, [, count]) => sum + count, 0)).toBe(placed)
    expect(orders.settled).toBe(placed)
    expect([...seen]).toEqual(
      expect.arrayContaining(['waiting', 'creating', 'installing', 'noticing', 'active']),
    )
  })
})
