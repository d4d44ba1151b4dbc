import { rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { beginRecording } from '../../contracts/recording/recording.ts'
import { readInput } from '../../scenarios/load/read-input.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { openRecorder } from '../../simulators/recorder/open-recorder.ts'
import { refuseOtherFaults } from '../../simulators/recorder/wire-faults.ts'
import type { Trust } from '../../simulators/transport/http-transport.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { openTraceFile } from '../output/trace-file.ts'
import { writeWhole } from '../output/write-whole.ts'
import type { Surroundings } from '../surroundings.ts'
import type { RecordOptions } from './record-options.ts'
import { type Counts, recorderReady, recorderWelcome, recordingSummary } from './recorder-words.ts'
import { refuseLoop } from './refuse-loop.ts'

/** Records until a signal comes, which is how a recording ends, and gives the exit code. */
export async function runRecord(options: RecordOptions, surroundings: Surroundings): Promise<number> {
  const { upstream, output, fault: faults = [] } = options
  refuseOtherFaults(faults)
  const trust = await trustOf(options)
  await using resources = new AsyncDisposableStack()
  const clock = new WallClock()
  resources.defer(() => clock.stop())
  let isReady = false
  const file = openTraceFile(output, { once: true })
  // What was not begun leaves nothing in the way of the next try.
  resources.defer(() => (isReady ? undefined : rm(output)))
  resources.use(file)
  const { promise: unwritable, reject } = Promise.withResolvers<never>()
  const counts: Counts = { exchanges: 0, orders: 0, leftOut: new Map() }
  const recording = beginRecording(sourceOf(options), (event) => {
    count(event, counts)
    file.write(event)
  })
  const telling = (tell: () => void): void => {
    try {
      tell()
    } catch (error) {
      reject(error)
    }
  }
  if (options.forward !== true) refuseLoop(upstream, options.listen)
  const recorder = await openRecorder({
    upstream,
    trust,
    faults,
    clock,
    port: options.listen,
    dialect: options.dialect,
    forward: options.forward === true,
    tls: options.tls === true,
    hear: (heard) => telling(() => recording.hear(heard)),
    strike: (fault, where) => telling(() => recording.strike(fault, where, clock.nowMs())),
    leaveOut: (call) => void counts.leftOut.set(call, (counts.leftOut.get(call) ?? 0) + 1),
  })
  resources.use(recorder)
  const interruption = interruptible(surroundings)
  resources.defer(() => interruption.stop())
  const { authority, port } = recorder
  if (authority !== undefined) await writeWhole(options.caOut, authority)
  const ready = { ...options, port, ...(authority !== undefined && { ca: options.caOut }) }
  isReady = true
  surroundings.stdout.write(recorderReady(ready))
  surroundings.stderr.write(recorderWelcome(ready))
  await Promise.race([aborted(interruption.signal), unwritable])
  await recorder[Symbol.asyncDispose]()
  recording.end(clock.nowMs())
  surroundings.stderr.write(recordingSummary(counts, output))
  return exitCodes.good
}

async function trustOf({ ca, insecure }: RecordOptions): Promise<Trust> {
  if (ca !== undefined) return { ca: await readInput(ca) }
  return insecure === true ? { insecure } : {}
}

function sourceOf({
  output,
  platform,
  upstream,
  dialect,
}: RecordOptions): Parameters<typeof beginRecording>[0] {
  return { name: basename(output, extname(output)), platform, target: upstream.origin, dialect }
}

function count(event: TraceEvent, counts: Counts): void {
  if (event.type === 'exchange') counts.exchanges++
  if (event.type === 'order') counts.orders++
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
