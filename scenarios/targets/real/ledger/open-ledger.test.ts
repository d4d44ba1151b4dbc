import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ledger } from './ledger-over.ts'
import { openLedger } from './open-ledger.ts'
import { type Intent, readLedger } from './read-ledger.ts'

let folder = ''
let path = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  path = join(folder, '.vmharness', 'ledger.ndjson')
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (): Ledger => openLedger(path, () => 0)
const intent = (name: string, kind: Intent['kind'] = 'host'): Intent => ({
  kind,
  name,
  run: 'vmh-1-ab',
  target: 'staging',
  url: 'https://vm.example.com',
  ramMib: 1024,
})
const lines = (): readonly string[] => readFileSync(path, 'utf8').trimEnd().split('\n')

describe('a ledger', () => {
  it('has an intent on disk before it is told of', () => {
    using ledger = open()
    const key = ledger.intend(intent('vmh-1-ab-one'))
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual([
      { event: 'intent', key, at: '1970-01-01T00:00:00.000Z', ...intent('vmh-1-ab-one') },
    ])
  })

  it('knows in another process what may still be there', () => {
    using first = open()
    const [kept, voided, removed] = [intent('a'), intent('b'), intent('c', 'account')].map((each) =>
      first.intend(each),
    )
    first.made(kept ?? '', 7)
    first.void(voided ?? '')
    first.made(removed ?? '', 8)
    first.gone(removed ?? '')
    first.intend(intent('d'))
    using second = open()
    expect(second.owned().map(({ name, id }) => [name, id])).toEqual([
      ['a', 7],
      ['d', undefined],
    ])
    expect(second.owned()).toEqual(first.owned())
  })

  it('is only ever appended to', () => {
    using ledger = open()
    const key = ledger.intend(intent('a'))
    const before = readFileSync(path, 'utf8')
    ledger.made(key, 1)
    ledger.gone(key)
    expect(readFileSync(path, 'utf8').startsWith(before)).toBe(true)
    expect(lines()).toHaveLength(3)
  })

  it('does not let a torn line swallow the next one', () => {
    {
      using ledger = open()
      ledger.intend(intent('a'))
    }
    appendFileSync(path, '{"event":"made","key":"vmh-1-ab/1","i')
    using ledger = open()
    expect(ledger.tornLines).toBe(1)
    ledger.intend({ ...intent('b'), run: 'vmh-2-cd' })
    const { owned, tornLines } = readLedger(readFileSync(path, 'utf8'))
    expect([owned.map(({ name }) => name), tornLines]).toEqual([['a', 'b'], 1])
  })

  it('says where it cannot be written', () => {
    writeFileSync(join(folder, '.vmharness'), 'a file where the folder should be')
    expect(open).toThrow(expect.objectContaining({ code: 'VMH_OUTPUT_UNWRITABLE', exitCode: 2 }))
  })

  it('never forgets what was made, wherever a crash cuts it', () => {
    fc.assert(
      fc.property(fc.nat(400), (cut) => {
        rmSync(path, { force: true })
        {
          using ledger = open()
          ledger.made(ledger.intend(intent('a')), 1)
          ledger.intend(intent('b', 'account'))
        }
        const whole = readFileSync(path, 'utf8')
        const length = Math.min(cut, whole.length)
        truncateSync(path, length)
        const complete = whole.slice(0, length).split('\n').slice(0, -1)
        const names = readLedger(readFileSync(path, 'utf8')).owned.map(({ name }) => name)
        const intents = complete.filter((line) => line.includes('"intent"'))
        // A line without its line break is whole as well.
        expect(names.length).toBeGreaterThanOrEqual(intents.length)
        expect(['a', 'b'].slice(0, names.length)).toEqual(names)
      }),
      { numRuns: 100 },
    )
  })
})

describe('what stands in a ledger', () => {
  it.each(['[]', '7', 'null', '{}', '{"event":"made","key":"a"}', '{"event":"intent","key":"a"}', 'x'])(
    'is passed over where it is no line of one: %s',
    (line) => expect(readLedger(`${line}\n`)).toEqual({ owned: [], tornLines: 1 }),
  )

  it('is nothing where it speaks of what was never intended', () => {
    expect(readLedger('{"event":"made","key":"a","id":1}\n{"event":"gone","key":"b"}\n')).toEqual({
      owned: [],
      tornLines: 0,
    })
  })
})
