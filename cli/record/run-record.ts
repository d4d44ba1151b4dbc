import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { GapEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { RecordingSource } from '../../contracts/recording/recorded-run.ts'
import { beginRecording } from '../../contracts/recording/recording.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { readInput } from '../../scenarios/load/read-input.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { openRecorder } from '../../simulators/recorder/open-recorder.ts'
import { refuseOtherFaults } from '../../simulators/recorder/wire-faults.ts'
import type { Trust } from '../../simulators/transport/http-transport.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { writeWhole } from '../output/write-whole.ts'
import type { Surroundings } from '../surroundings.ts'
import { openDisk, recordingFile } from './recording-file.ts'
import type { RecordOptions } from './record-options.ts'
import {
  type Counts,
  callMissed,
  recordingResumed,
  recordingStopped,
  recorderReady,
  recorderWelcome,
  recordingSummary,
} from './recorder-words.ts'
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
  const disk = openDisk(output)
  // What was not begun leaves nothing in the way of the next try.
  resources.defer(() => (isReady ? undefined : rm(output)))
  let problem = ''
  const file = recordingFile(disk, {
    stopped: (why) => surroundings.stderr.write(recordingStopped(output, (problem = why))),
    resumed: (lost) => surroundings.stderr.write(recordingResumed(output, lost)),
  })
  resources.defer(() => file.close())
  const counts: Counts = { exchanges: 0, orders: 0, leftOut: new Map() }
  const recording = beginRecording({ ...sourceOf(options), salt: randomUUID() }, (event) => {
    count(event, counts)
    file.write(event)
  })
  if (file.lost > 0) throw new HarnessError('VMH_OUTPUT_UNWRITABLE', { path: output, problem })
  const miss = (cause: GapEvent['cause'], call: string, why: string): void => {
    surroundings.stderr.write(callMissed(call, why))
    problem = why
    try {
      recording.miss(cause, call, clock.nowMs())
    } catch (error) {
      file.lose(error)
    }
  }
  /** Whatever goes wrong with the recording, the call itself goes on. */
  const told = (tell: () => void, what: string): void => {
    try {
      tell()
    } catch (error) {
      miss('unreadable', what, String(error))
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
    hear: (heard) => told(() => recording.hear(heard), 'an exchange'),
    miss: (call, why) => miss('unreadable', call, why),
    strike: (fault, where) => told(() => recording.strike(fault, where, clock.nowMs()), `the fault ${fault}`),
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
  await aborted(interruption.signal)
  await recorder[Symbol.asyncDispose]()
  recording.end(clock.nowMs())
  file.close()
  surroundings.stderr.write(recordingSummary(counts, output))
  if (file.lost > 0) throw new HarnessError('VMH_RECORDING_GAP', { path: output, lost: file.lost, problem })
  return exitCodes.good
}

async function trustOf({ ca, insecure }: RecordOptions): Promise<Trust> {
  if (ca !== undefined) return { ca: await readInput(ca) }
  return insecure === true ? { insecure } : {}
}

function sourceOf({ output, platform, upstream, dialect }: RecordOptions): RecordingSource {
  return { name: basename(output, extname(output)), platform, target: upstream.origin, dialect }
}

function count(event: TraceEvent, counts: Counts): void {
  if (event.type === 'exchange') counts.exchanges++
  if (event.type === 'order') counts.orders++
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
