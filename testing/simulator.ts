import type { ExchangeEvent, Stamp, TraceEvent } from '../contracts/trace/trace-event.ts'
import { createTrace } from '../contracts/trace/trace.ts'
import type { ExchangeRequest } from '../contracts/exchange/exchange.ts'
import { WallClock } from '../simulators/clock/wall-clock.ts'
import type { Fault } from '../simulators/faults/fault.ts'
import { Faults } from '../simulators/faults/faults.ts'
import { handle } from '../simulators/vmmanager/handle.ts'
import { type Served, serveHttp } from '../simulators/vmmanager/http/http-server.ts'
import { makeWorld } from '../simulators/vmmanager/make-world.ts'
import { advance } from '../simulators/vmmanager/tasks/advance.ts'
import { type WorldSpec, makeSpec, usualWorldSpec } from '../simulators/worlds/make-spec.ts'
import { startTime, worldClockNames } from '../simulators/worlds/world-time.ts'
import type { WorldWishes } from '../simulators/worlds/world-wishes.ts'
import { firstAdministrator } from '../simulators/vmmanager/world/inventory.ts'

/** What may be wished of a simulator. Its clock is `virtual` where none is named: nobody waits. */
export interface SimulatorOptions extends Omit<WorldWishes, NotWished> {
  /** What the trace is called, such as the name of a test. */
  readonly name?: string
}

/** A simulator has one world, keeps everything, and answers as fast as it can. */
type NotWished = 'id' | 'journal' | 'acceptanceLatencyMs' | 'transportLatencyMs'

/** A VMmanager of a test's own, on a socket of its own. */
export interface Simulator extends AsyncDisposable {
  /** Where a client finds it, without a slash at the end. */
  readonly url: string
  /** How its first administrator logs in. */
  readonly email: string
  readonly password: string
  /** Makes something go wrong from now on; gives the id for `disarm`. */
  arm(fault: Fault): number
  disarm(id: number): void
  /** Lets so many ms of its time pass at once. */
  advance(ms: number): void
  /** Everything that has happened, in order; secrets are gone. */
  trace(): readonly TraceEvent[]
  /** Resolves with the first event, past or future, of which it is true. Rejects when the simulator stops before. */
  until(isIt: (event: TraceEvent) => boolean): Promise<TraceEvent>
  /** The requests and answers alone. */
  exchanges(): readonly (ExchangeEvent & Stamp)[]
  stop(): Promise<void>
}

/** Starts a simulated VMmanager on a free port of the loopback. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { name = 'client under test', ...wishes } = options
  const spec = makeSpec({ ...usualWorldSpec, clock: 'virtual' }, wishes)
  const wall = new WallClock()
  const time = startTime(spec.clock, wall, 0)
  if (time === undefined) throw new TypeError(`there is no clock ${spec.clock}; there are ${worldClockNames}`)
  const story = tellStory(name, spec)
  const world = makeWorld(spec.settings, new Faults(spec.faults, spec.settings.seed), story.tell)
  const receive = async (request: ExchangeRequest): Promise<Served> => {
    const sentAtMs = time.arrivalMs(world)
    const { lateMs, ...handled } = handle(world, request, sentAtMs)
    if (lateMs > 0 && time.speed !== undefined) await wall.sleep(lateMs / time.speed)
    // It names the port, which is another one each time.
    const { host: _, ...headers } = request.headers
    const exchange = { request: { ...request, headers }, ...handled.delivery }
    story.tell({ type: 'exchange', sentAtMs, exchange }, world.nowMs)
    return handled
  }
  const server = await serveHttp(receive, 0)
  const stop = async (): Promise<void> => {
    story.end()
    wall.stop()
    await server[Symbol.asyncDispose]()
  }
  return {
    url: server.url,
    email: firstAdministrator.email,
    password: firstAdministrator.password,
    arm: (fault) => world.faults.arm(fault, time.nowMs(world)),
    disarm: (id) => void world.faults.disarm(id),
    advance: (ms) => advance(world, time.nowMs(world) + ms),
    trace: () => [...story.events],
    until: story.until,
    exchanges: () => story.events.filter((event) => event.type === 'exchange'),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

interface Waiting {
  readonly isIt: (event: TraceEvent) => boolean
  readonly resolve: (event: TraceEvent) => void
  readonly reject: (reason: Error) => void
}

/** Keeps what happens, and wakes those who wait for it. */
function tellStory(scenario: string, { settings, clock }: WorldSpec) {
  const events: TraceEvent[] = []
  const waiting = new Set<Waiting>()
  const trace = createTrace((event) => {
    events.push(event)
    for (const one of waiting) {
      if (!one.isIt(event)) continue
      waiting.delete(one)
      one.resolve(event)
    }
  })
  const expect = { orders: 'any', findings: [] } as const
  const { dialect, seed } = settings
  const run = { scenario, platform: 'billmanager', target: 'simulated', dialect, seed, clock } as const
  trace.append({ type: 'run', version: 1, ...run, expect, settleWithinMs: 0 }, 0)
  return {
    events,
    tell: trace.append.bind(trace),
    until: (isIt: Waiting['isIt']): Promise<TraceEvent> => {
      const known = events.find(isIt)
      if (known !== undefined) return Promise.resolve(known)
      return new Promise((resolve, reject) => void waiting.add({ isIt, resolve, reject }))
    },
    end: (): void => {
      for (const { reject } of waiting) reject(new Error('the simulator has stopped before it came to that'))
      waiting.clear()
    },
  }
}
