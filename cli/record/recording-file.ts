import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { TraceEvent, TraceFact } from '../../contracts/trace/trace-event.ts'
import { makeFolder } from '../../scenarios/load/make-folder.ts'
import { encodeEvent } from '../../contracts/trace/trace.ts'
import { privateMode, unwritable } from '../output/write-whole.ts'

/** A file that may refuse to be written at any time. */
export interface Disk {
  write(bytes: Uint8Array, position: number): void
  truncate(length: number): void
  close(): void
}

/** A recording on its way to a file. Nothing but opening it ever throws: what cannot be written becomes a gap. */
export interface RecordingFile {
  write(event: TraceEvent): void
  /** Counts an event that never came to be. */
  readonly lose: (error: unknown) => void
  /** Ends the file; gaps that have found no room take that of the last events. */
  close(): void
  /** Events that are missing so far. */
  readonly lost: number
}

/** Hears that the file can no longer be written, and that it can again. */
export interface RecordingListener {
  readonly stopped: (problem: string) => void
  readonly resumed: (lost: number) => void
}

/** So many lines are given up for a gap that has no other room. */
const mostGivenUp = 64

/** A place between two lines of the file. */
interface Mark {
  readonly bytes: number
  readonly lines: number
  /** Events before it, those that a gap stands for among them. */
  readonly events: number
  /** Those of them that the file has. */
  readonly kept: number
}

const start: Mark = { bytes: 0, lines: 0, events: 0, kept: 0 }

/**
 * Puts the events of a recording on a disk, each as soon as it happens and whole or not at all. Lines number themselves:
 * what is lost is told by a gap before the next event that finds room, and by the last lines of the file where none does.
 */
export function recordingFile(disk: Disk, { stopped, resumed }: RecordingListener): RecordingFile {
  /** How far the file went after each of the last writes; the last of them is where the next begins. */
  let marks: readonly Mark[] = [start]
  let events = 0
  let unreadable = 0
  let last: TraceEvent | undefined
  let isClosed = false
  const mark = (back = 0): Mark => marks.at(-1 - back) ?? start
  /** What a place lacks, as an event there. */
  const gapAt = ({ events: before }: Mark, atMs: number, after: number) =>
    ({ type: 'gap', cause: 'unwritable', lost: events - before - after, atMs }) as const

  /** Writes on from a place: what it lacks, where it lacks something, and then the facts. */
  const putAt = (place: Mark, facts: readonly TraceEvent[], atMs: number, mostBytes: number): boolean => {
    const gap = gapAt(place, atMs, facts.length)
    const all = gap.lost === 0 ? facts : [gap, ...facts]
    const bytes = linesOf(all, place.lines)
    if (place.bytes + bytes.length > mostBytes) return false
    disk.write(bytes, place.bytes)
    const lines = place.lines + all.length
    const next = { bytes: place.bytes + bytes.length, lines, events, kept: place.kept + facts.length }
    marks = [...marks.slice(-mostGivenUp), next]
    return true
  }
  const lose = (error: unknown): void => {
    if (events - mark().events === 1) stopped(error instanceof Error ? error.message : String(error))
    attempt(() => disk.truncate(mark().bytes))
  }
  /** Writes over the last lines but the first: that room the file has already. */
  const putInsteadOfLast = (atMs: number, ending: readonly TraceEvent[]): boolean => {
    const { bytes } = mark()
    for (let back = 1; back < marks.length && mark(back).lines > 0; back++) {
      if (!putAt(mark(back), ending, atMs, bytes)) continue
      disk.truncate(mark().bytes)
      return true
    }
    return false
  }
  const close = (): void => {
    if (isClosed) return
    isClosed = true
    if (last !== undefined && events > mark().events) {
      const { atMs, type } = last
      if (type !== 'end' || !putInsteadOfLast(atMs, [last])) putInsteadOfLast(atMs, [])
    }
    disk.close()
  }
  return {
    write: (event) => {
      last = event
      events++
      if (event.type === 'gap' && event.cause === 'unreadable') unreadable += event.lost
      const missing = events - mark().events - 1
      try {
        putAt(mark(), [event], event.atMs, Number.POSITIVE_INFINITY)
        if (missing > 0) resumed(missing)
      } catch (error) {
        lose(error)
      }
    },
    lose: (error) => {
      events++
      lose(error)
    },
    close: () => attempt(close),
    get lost() {
      return events - mark().kept + unreadable
    },
  }
}

function linesOf(facts: readonly (TraceFact & Pick<TraceEvent, 'atMs'>)[], from: number): Buffer {
  return Buffer.from(facts.map((fact, index) => encodeEvent({ ...fact, seq: from + index })).join(''))
}

function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // That there is a gap was said when it came to be, and is said again at the end.
  }
}

/**
 * A new file that its owner alone may read.
 *
 * @throws HarnessError VMH_OUTPUT_UNWRITABLE or VMH_OUTPUT_EXISTS
 */
export function openDisk(path: string): Disk {
  try {
    makeFolder(dirname(path))
    return diskOf(openSync(path, 'wx', privateMode))
  } catch (error) {
    throw unwritable(path, error)
  }
}

function diskOf(file: number): Disk {
  return {
    write: (bytes, position) => {
      for (let done = 0; done < bytes.length;) {
        done += writeSync(file, bytes, done, bytes.length - done, position + done)
      }
    },
    truncate: (length) => ftruncateSync(file, length),
    close: () => closeSync(file),
  }
}
