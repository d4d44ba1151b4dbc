import { randomUUID } from 'node:crypto'
import { basename, extname } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { GapEvent, TraceEvent } from '../../contracts/trace/trace-event.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { RecorderOptions } from '../../simulators/recorder/open-recorder.ts'
import type { Surroundings } from '../surroundings.ts'
import type { RecordOptions } from './record-options.ts'
import { type Counts, callMissed, recordingResumed, recordingStopped } from './recorder-words.ts'
import { type Disk, recordingFile } from './recording-file.ts'
import { beginRecording } from '../../contracts/recording/recorded-run.ts'

/** A recording on its way to a disk, and what it takes from a recorder. */
export interface FileRecording {
  readonly hears: Pick<RecorderOptions, 'hear' | 'miss' | 'upgraded' | 'strike' | 'leaveOut'>
  readonly counts: Counts
  /** Why it is not whole; undefined where it is. */
  readonly gap: () => HarnessError | undefined
  /** Adds the end. */
  readonly end: () => void
  readonly close: () => void
}

/**
 * Begins a recording. Whatever goes wrong with it from then on is said at once, and is thrown at nobody: the call that it was
 * about goes on.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE where not even the first event can be written
 */
export function recordToFile(
  options: RecordOptions,
  disk: Disk,
  clock: Pick<Clock, 'nowMs'>,
  { stderr }: Pick<Surroundings, 'stderr'>,
): FileRecording {
  const { output, platform, upstream, dialect } = options
  const counts: Counts = { exchanges: 0, orders: 0, leftOut: new Map() }
  let problem = ''
  const file = recordingFile(disk, {
    stopped: (why) => stderr.write(recordingStopped(output, (problem = why))),
    resumed: (lost) => stderr.write(recordingResumed(output, lost)),
  })
  const name = basename(output, extname(output))
  const source = { name, platform, target: upstream.origin, dialect, salt: randomUUID() }
  const recording = beginRecording(source, (event) => {
    count(event, counts)
    file.write(event)
  })
  if (file.lost > 0) throw new HarnessError('VMH_OUTPUT_UNWRITABLE', { path: output, problem })
  const attempt = (act: () => void, failed: (error: unknown) => void): void => {
    try {
      act()
    } catch (error) {
      failed(error)
    }
  }
  const note = (cause: GapEvent['cause'], call: string): void =>
    attempt(() => recording.miss(cause, call, clock.nowMs()), file.lose)
  const miss = (call: string, why: string): void => {
    stderr.write(callMissed(call, (problem = why)))
    note('unreadable', call)
  }
  const told = (what: string, tell: () => void): void => attempt(tell, (error) => miss(what, String(error)))
  return {
    hears: {
      miss,
      hear: (heard) => told('an exchange', () => recording.hear(heard)),
      upgraded: (call) => note('upgraded', call),
      strike: (fault, where) =>
        told(`the fault ${fault}`, () => recording.strike(fault, where, clock.nowMs())),
      leaveOut: (call) => void counts.leftOut.set(call, (counts.leftOut.get(call) ?? 0) + 1),
    },
    counts,
    gap: () =>
      file.lost === 0
        ? undefined
        : new HarnessError('VMH_RECORDING_GAP', { path: output, lost: file.lost, problem }),
    end: () => told('the end', () => recording.end(clock.nowMs())),
    close: () => file.close(),
  }
}

function count(event: TraceEvent, counts: Counts): void {
  if (event.type === 'exchange') counts.exchanges++
  if (event.type === 'order') counts.orders++
}
