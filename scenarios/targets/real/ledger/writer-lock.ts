import { createHash, randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import { placeOf } from '../place.ts'
import { makeFolder } from '../../../load/make-folder.ts'
import { isUnknownItem } from '../../../../simulators/client/outcome.ts'
import { execFileSync } from 'node:child_process'

/** Who writes. */
interface Writer {
  readonly pid: number
  readonly host: string
  /** When its process began, in the words of its system: a later process of the same number is another. */
  readonly began: string
}

/** What is locked, and for whom. */
export interface Locking {
  readonly target: { readonly name: string; readonly url: string }
  readonly ledgerPath: string
  readonly wall: Clock
  /** ms since 1970. */
  readonly today: () => number
}

/** A writer on another machine shows in this rhythm that it lives. */
const beatMs = 10_000
const missedBeats = 6

/** Somebody else may take a stale lock away in the same moment. */
const mostTries = 10

/**
 * Keeps all other processes that share the ledger from making and removing things on a target, as long as this one
 * lives. What a process has left that was killed is no hindrance.
 *
 * @throws HarnessError VMH_TARGET_IN_USE or VMH_OUTPUT_UNWRITABLE
 */
export function lockTarget({ target, ledgerPath, wall, today }: Locking): Disposable {
  const folder = dirname(ledgerPath)
  const path = join(
    folder,
    `${createHash('sha256').update(placeOf(target.url)).digest('hex').slice(0, 12)}.lock`,
  )
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), began: beginningOf(process.pid) })
  let seen = ''
  for (let tries = 0; tries < mostTries; tries++) {
    if (created(path, `${mine}\n`)) return held(path, mine, { wall, today })
    seen = textOf(path)
    const writer = writerIn(seen)
    if (writer !== undefined && isAlive(writer, path, today())) throw inUse(target.name, writer)
    takeAway(path, seen)
  }
  throw inUse(target.name, writerIn(seen))
}

/** Whole from its first moment, so that nobody reads a half of it. */
function created(path: string, text: string): boolean {
  const draft = `${path}.${randomUUID()}`
  try {
    makeFolder(dirname(path))
    writeFileSync(draft, text, { mode: 0o600 })
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    const problem = error instanceof Error ? error.message : String(error)
    throw new HarnessError('VMH_OUTPUT_UNWRITABLE', { path, problem }, { cause: error })
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Takes a stale lock away, and puts it back where somebody else has locked meanwhile. */
function takeAway(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (textOf(aside) !== stale) linkSync(aside, path)
  } catch {
    // Somebody else was faster; the next try sees what there is now.
  } finally {
    rmSync(aside, { force: true })
  }
}

function held(path: string, mine: string, { wall, today }: Pick<Locking, 'wall' | 'today'>): Disposable {
  const beat = (): void => {
    const now = new Date(today())
    try {
      utimesSync(path, now, now)
    } catch {
      // A lock that somebody has removed by hand is not made again.
    }
    cancel = wall.at(wall.nowMs() + beatMs, beat)
  }
  let cancel = wall.at(wall.nowMs() + beatMs, beat)
  return {
    [Symbol.dispose]: () => {
      cancel()
      if (textOf(path).trim() === mine) rmSync(path, { force: true })
    },
  }
}

function isAlive({ pid, host, began }: Writer, path: string, nowMs: number): boolean {
  if (host !== hostname()) return nowMs - beatOf(path) < beatMs * missedBeats
  return beginningOf(pid) === began
}

function beatOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function writerIn(text: string): Writer | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (!isUnknownItem(value)) return undefined
    const { pid, host, began } = value
    const isWriter = typeof pid === 'number' && typeof host === 'string' && typeof began === 'string'
    return isWriter ? { pid, host, began } : undefined
  } catch {
    return undefined
  }
}

function inUse(target: string, writer: Writer | undefined): HarnessError {
  return new HarnessError('VMH_TARGET_IN_USE', {
    target,
    pid: writer?.pid ?? 'unknown',
    host: writer?.host ?? hostname(),
  })
}

/**
 * When a process of this machine began, in the words of its system; empty where there is none of that number. Where a
 * system does not tell, the same for every process that is there.
 */
export function beginningOf(pid: number): string {
  if (!isThere(pid)) return ''
  return fromProc(pid) ?? fromPs(pid) ?? 'unknown'
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Ticks since a boot, and which boot that was (proc(5)). */
function fromProc(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets and may hold anything; of the rest the start time is the twentieth.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return ticks === undefined ? undefined : `${boot} ${ticks}`
  } catch {
    return undefined
  }
}

function fromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 5000,
    }).trim()
  } catch {
    return undefined
  }
}
