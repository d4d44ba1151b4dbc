import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { Clock } from '../clock/clock.ts'
import { speedOf } from '../clock/speed-of.ts'
import type { Fault } from '../faults/fault.ts'
import { Faults } from '../faults/faults.ts'
import type { Distribution } from '../random/distribution.ts'
import { drawMs } from '../random/draw-ms.ts'
import { randomStream } from '../random/random-stream.ts'
import { handle } from '../vmmanager/handle.ts'
import type { Served } from '../vmmanager/http/http-server.ts'
import { advance } from '../vmmanager/tasks/advance.ts'
import { makeWorld } from '../vmmanager/make-world.ts'
import type { World } from '../vmmanager/world/world.ts'
import { copyWorld } from './copy-world.ts'
import { Journal } from './journal.ts'
import { WorldProblem } from './world-problem.ts'
import { type WorldTime, startTime } from './world-time.ts'
import { bodyText } from '../vmmanager/delivered.ts'
import type { WorldLatency, WorldSpec } from './make-spec.ts'

/** Each is a whole copy of its world. */
const mostSnapshots = 20

/** One isolated world that clients use: its state, its time and its journal are its own. */
export class ServedWorld {
  readonly id: string
  readonly spec: WorldSpec
  readonly journal: Journal
  readonly #wall: Clock
  readonly #latency: WorldLatency
  readonly #beginning: World
  readonly #snapshots = new Map<string, World>()
  #state: World
  #time: WorldTime

  /**
   * @param wall - what real time is measured and waited for by
   * @param beginning - goes on from a copy of this state; a fresh world when absent
   */
  constructor(id: string, spec: WorldSpec, wall: Clock, beginning: World = freshWorld(spec)) {
    this.id = id
    this.spec = spec
    this.journal = new Journal(spec.settings.dialect, spec.journal)
    this.#wall = wall
    this.#latency = latencyOf(spec)
    this.#beginning = beginning
    this.#state = copyWorld(beginning)
    this.#time = this.#timeFrom(beginning.nowMs)
  }

  /** Answers at once unless the world makes clients wait. */
  receive(request: ExchangeRequest): Served | Promise<Served> {
    const { transport, acceptance } = this.#latency
    const isPatient = transport !== undefined || (acceptance !== undefined && request.method !== 'GET')
    const cameAtMs = this.#wall.nowMs()
    if (isPatient) return this.#answerInTime(request, cameAtMs)
    const answered = this.#answer(request)
    return answered.lateMs > 0
      ? this.#wait(answered.lateMs).then(() => this.#record(request, answered, cameAtMs))
      : this.#record(request, answered, cameAtMs)
  }

  /** True for the token of a session, even of one that has expired since it was last used. */
  holdsToken(token: string): boolean {
    return this.#state.sessions.has(token)
  }

  /** True for a one-time key that has not been used. */
  holdsKey(key: string): boolean {
    return this.#state.keys.has(key)
  }

  /** The state as it is now, for reading. */
  now(): Readonly<World> {
    advance(this.#state, this.#time.nowMs(this.#state))
    return this.#state
  }

  get faults(): Faults {
    return this.#state.faults
  }

  /** Arms a fault whose life is counted from now, and gives the id under which it is disarmed. */
  arm(fault: Fault): number {
    return this.faults.arm(fault, this.now().nowMs)
  }

  /** Lets `ms` of its time pass at once, whatever its clock. */
  advance(ms: number): void {
    const untilMs = this.now().nowMs + ms
    advance(this.#state, untilMs)
    this.#time = this.#timeFrom(untilMs)
  }

  /** A copy of its state that it never touches again. */
  copyState(): World {
    return copyWorld(this.now())
  }

  /** Keeps its state under a name, which is given back. @throws WorldProblem too-many-snapshots */
  takeSnapshot(): string {
    if (this.#snapshots.size >= mostSnapshots) {
      throw new WorldProblem('too-many-snapshots', `at most ${mostSnapshots}`)
    }
    const name = `s${this.#snapshots.size + 1}`
    this.#snapshots.set(name, this.copyState())
    return name
  }

  snapshots(): readonly string[] {
    return [...this.#snapshots.keys()]
  }

  /** Goes on from the state that was kept, as often as wished. @throws WorldProblem unknown-snapshot */
  restore(snapshot: string): void {
    const state = this.#snapshots.get(snapshot)
    if (state === undefined) throw new WorldProblem('unknown-snapshot', snapshot)
    this.#goOnFrom(state)
  }

  /** Back to its beginning; the journal is emptied, snapshots stay. */
  reset(): void {
    this.#goOnFrom(this.#beginning)
    this.journal.clear()
  }

  #goOnFrom(state: World): void {
    this.#state = copyWorld(state)
    this.#time = this.#timeFrom(state.nowMs)
  }

  #timeFrom(ms: number): WorldTime {
    const time = startTime(this.spec.clock, this.#wall, ms)
    if (time === undefined) throw new TypeError(`there is no clock ${this.spec.clock}`)
    return time
  }

  async #answerInTime(request: ExchangeRequest, cameAtMs: number): Promise<Served> {
    const { transport, acceptance } = this.#latency
    const { latencyStream } = this.#state
    const draw = (span: Distribution | undefined): number => (span && drawMs(span, latencyStream)) ?? 0
    await this.#wait(draw(transport))
    const answered = this.#answer(request)
    const acceptanceMs = request.method === 'GET' ? 0 : draw(acceptance)
    await this.#wait(acceptanceMs + answered.lateMs + draw(transport))
    return this.#record(request, answered, cameAtMs)
  }

  async #wait(ms: number): Promise<void> {
    if (ms > 0) await this.#wall.sleep(ms / (this.#time.speed ?? 1))
  }

  #answer(request: ExchangeRequest): Answered {
    const { lateMs, ...handled } = handle(this.#state, request, this.#time.arrivalMs(this.#state))
    const text = handled.delivery.response === undefined ? '' : bodyText(handled.delivery.response)
    return { served: { ...handled, text }, lateMs, atMs: this.#state.nowMs }
  }

  #record(request: ExchangeRequest, { served, atMs }: Answered, cameAtMs: number): Served {
    this.journal.record({ request, served, atMs, durationMs: this.#wall.nowMs() - cameAtMs })
    return served
  }
}

interface Answered {
  readonly served: Served & { readonly text: string }
  readonly lateMs: number
  readonly atMs: number
}

/** What clients truly wait for: nothing is left of what takes no time. */
function latencyOf({ clock, latency, settings }: WorldSpec): WorldLatency {
  const usual = speedOf(clock) === undefined ? undefined : settings.acceptanceLatency
  const { transport, acceptance = usual } = latency
  return {
    ...(takesTime(transport) ? { transport } : {}),
    ...(takesTime(acceptance) ? { acceptance } : {}),
  }
}

function takesTime(span: Distribution | undefined): span is Distribution {
  return span !== undefined && !(span.kind === 'fixed' && span.ms === 0)
}

function freshWorld({ settings, faults }: WorldSpec): World {
  const world = makeWorld(settings, new Faults(faults, settings.seed), () => {})
  const { administrator, seed } = settings
  if (administrator === undefined) return world
  // Tokens choose the world on a shared port: those of two worlds must differ though their seeds are the same.
  return { ...world, tokenStream: randomStream(seed, `tokens of ${administrator.email.toLowerCase()}`) }
}
