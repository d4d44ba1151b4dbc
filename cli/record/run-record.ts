import { rm } from 'node:fs/promises'
import { readInput } from '../../scenarios/load/read-input.ts'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { openRecorder } from '../../simulators/recorder/open-recorder.ts'
import type { Trust } from '../../simulators/transport/http-transport.ts'
import { exitCodes } from '../exit-code.ts'
import { interruptible } from '../interruptible.ts'
import { publicMode, writeWhole } from '../output/write-whole.ts'
import type { Surroundings } from '../surroundings.ts'
import { recordToFile } from './record-to-file.ts'
import { openDisk } from './recording-file.ts'
import type { RecordOptions } from './record-options.ts'
import { recorderReady, recorderWelcome, recordingSummary } from './recorder-words.ts'
import { refuseOtherFaults } from '../../simulators/recorder/disturb-wire.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** By these names a machine calls itself. */
const ownName = /^(?:localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/

/**
 * Refuses to send a recorder what it has just sent.
 *
 * @throws HarnessError VMH_USAGE
 */
export function refuseLoop({ hostname, port, origin }: URL, listen: number): void {
  if (!ownName.test(hostname) || Number(port) !== listen || listen === 0) return
  const problem = `the upstream ${origin} is where the recorder itself would listen: choose another port with --listen`
  throw new HarnessError('VMH_USAGE', { problem, help: 'vmharness record --help' })
}

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
  const recording = recordToFile(options, disk, clock, surroundings)
  resources.defer(() => recording.close())
  if (options.forward !== true) refuseLoop(upstream, options.listen)
  const recorder = await openRecorder({
    upstream,
    trust,
    faults,
    clock,
    port: options.listen,
    host: options.host,
    allow: options.allow,
    dialect: options.dialect,
    forward: options.forward === true,
    tls: options.tls === true,
    ...recording.hears,
  })
  resources.use(recorder)
  const interruption = interruptible(surroundings)
  resources.defer(() => interruption.stop())
  const { authority, port } = recorder
  if (authority !== undefined) await writeWhole(options.caOut, authority, publicMode)
  const ready = { ...options, port, ...(authority !== undefined && { ca: options.caOut }) }
  isReady = true
  surroundings.stdout.write(recorderReady(ready))
  surroundings.stderr.write(recorderWelcome(ready))
  await aborted(interruption.signal)
  await recorder[Symbol.asyncDispose]()
  recording.end()
  recording.close()
  surroundings.stderr.write(recordingSummary(recording.counts, output))
  const gap = recording.gap()
  if (gap !== undefined) throw gap
  return exitCodes.good
}

async function trustOf({ ca, insecure }: RecordOptions): Promise<Trust> {
  if (ca !== undefined) return { ca: await readInput(ca) }
  return insecure === true ? { insecure } : {}
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
