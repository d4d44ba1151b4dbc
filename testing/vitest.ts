import { expect, type TestAPI, test as plain } from 'vitest'
import type { TraceEvent } from '../contracts/trace/trace-event.ts'
import { type Complaints, departures, inactiveMachines } from './assertions.ts'
import { type Simulator, startSimulator } from './simulator.ts'

/** What the matchers add to `expect`. */
interface TraceMatchers<Result> {
  /** Every machine has its operating system, and the client has seen it. */
  toReachActive(): Result
  /** Requests and answers keep to the contract of VMmanager. */
  toConform(): Result
}

declare module 'vitest' {
  interface Matchers<
    R extends void | Promise<void> = void | Promise<void>,
    T = unknown,
  > extends TraceMatchers<R> {}
}

const matcher = (complaintsOf: (trace: readonly TraceEvent[]) => Complaints, promise: string) =>
  function judge(trace: readonly TraceEvent[]) {
    const complaints = complaintsOf(trace)
    return {
      pass: complaints.length === 0,
      message: () =>
        complaints.length === 0
          ? `expected that not: ${promise}`
          : [`expected that ${promise}:`, ...complaints].join('\n  '),
    }
  }

expect.extend({
  toReachActive: matcher(inactiveMachines, 'every machine reaches Active'),
  toConform: matcher(departures, 'all exchanges keep to the contract'),
})

/** `test` with a simulated VMmanager for each test that asks for it. */
export const test: TestAPI<{ simulator: Simulator }> = plain.extend<{ simulator: Simulator }>({
  simulator: async ({ task }, use) => {
    await using simulator = await startSimulator({ name: task.name })
    await use(simulator)
  },
})
