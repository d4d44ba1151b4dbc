import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WallClock } from '../../../../simulators/clock/wall-clock.ts'
import { beginningOf, lockTarget } from './writer-lock.ts'

let folder = ''
let wall: WallClock
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  wall = new WallClock()
})
afterEach(() => {
  wall.stop()
  rmSync(folder, { recursive: true })
})

const lock = (url = 'https://vm.example.com'): Disposable =>
  lockTarget({
    target: { name: 'staging', url },
    ledgerPath: join(folder, 'ledger.ndjson'),
    wall,
    today: () => wall.beganAtMs + wall.nowMs(),
  })
const files = (): readonly string[] => readdirSync(folder)
const leftBy = (writer: object, ageMs = 0): void => {
  const [name = ''] = (() => {
    using _lock = lock()
    return files()
  })()
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(writer))
  const then = new Date(wall.beganAtMs + wall.nowMs() - ageMs)
  utimesSync(path, then, then)
}
const mine = { pid: process.pid, host: hostname(), began: beginningOf(process.pid) }
const inUse = expect.objectContaining({ code: 'VMH_TARGET_IN_USE', exitCode: 3 }) as unknown

describe('a target that is locked', () => {
  it('is nobody else’s, however its address is spelled, until it is given up', () => {
    {
      using _lock = lock()
      expect(() => lock('https://VM.example.com:443/')).toThrow(inUse)
      expect(() => lock()).toThrow(`process ${process.pid} on ${hostname()}`)
    }
    expect(files()).toEqual([])
    using _again = lock()
  })

  it('is no hindrance on another target', () => {
    using _one = lock()
    using _other = lock('https://vm2.example.com')
    expect(files()).toHaveLength(2)
  })

  it.each([
    ['was killed', { ...mine, pid: 2 ** 22 + 1 }],
    ['had the number that another process has now', { ...mine, began: 'earlier' }],
    ['ran on another machine and has not been seen for long', { ...mine, host: 'elsewhere' }],
    ['has left half a line', {}],
  ])('is free when its writer %s', (_, writer) => {
    leftBy(writer, 3_600_000)
    using _lock = lock()
    expect(JSON.parse(readFileSync(join(folder, files()[0] ?? ''), 'utf8'))).toEqual(mine)
  })

  it('is in use by a writer on another machine that was seen just now', () => {
    leftBy({ ...mine, host: 'elsewhere' })
    expect(() => lock()).toThrow(inUse)
  })

  it('is not given up by who does not hold it any more', () => {
    const first = lock()
    leftByHand()
    first[Symbol.dispose]()
    expect(files()).toHaveLength(1)
  })
})

/** Somebody has removed the lock, and another process has taken it. */
function leftByHand(): void {
  const path = join(folder, files()[0] ?? '')
  writeFileSync(path, JSON.stringify({ ...mine, pid: 1 }))
}

it('tells processes apart that have had one number', () => {
  expect(beginningOf(process.pid)).toBe(beginningOf(process.pid))
  // A parent may have begun in the same tick of the clock.
  expect(new Set([1, process.ppid, process.pid].map(beginningOf)).size).toBeGreaterThan(1)
  expect(beginningOf(2 ** 22 + 1)).toBe('')
})
