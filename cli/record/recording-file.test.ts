import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import { decodeTrace } from '../../contracts/trace/decode-trace.ts'
import { alice, order } from '../../contracts/trace/fixtures/facts.ts'
import { runOf } from '../../contracts/trace/fixtures/good-stories.ts'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { type Disk, recordingFile } from './recording-file.ts'

/** A disk with so much room, which the test may change; a write that finds too little leaves a part, as real ones do. */
function tightDisk(): Disk & { room: number; readonly text: () => string } {
  let held = Buffer.alloc(0)
  return {
    room: Number.POSITIVE_INFINITY,
    text: () => held.toString('utf8'),
    write(bytes, position) {
      const size = Math.max(held.length, Math.min(position + bytes.length, this.room))
      const next = Buffer.alloc(size)
      held.copy(next)
      next.set(bytes.subarray(0, Math.max(0, size - position)), position)
      held = next
      if (position + bytes.length > size) throw new Error('ENOSPC: no space left on device')
    },
    truncate(length) {
      held = held.subarray(0, length)
    },
    close() {},
  }
}

function fact(index: number, length: number): TraceFact {
  if (index === 0) return { ...runOf('billmanager'), sight: 'wire' }
  return order({ ...alice, order: `order-${index}-${'x'.repeat(length)}` }, 'placed')
}

/** Writes a recording on a disk whose room changes as it goes. */
function written(lengths: readonly number[], rooms: readonly number[], endRoom: number) {
  const disk = tightDisk()
  const said: string[] = []
  const file = recordingFile(disk, {
    stopped: (problem) => said.push(`stopped ${problem}`),
    resumed: (lost) => said.push(`resumed ${lost}`),
  })
  const write = (given: TraceFact, seq: number): void => file.write({ ...given, seq, atMs: seq })
  write(fact(0, 0), 0)
  const least = disk.text().length
  lengths.forEach((length, index) => {
    disk.room = least + (rooms[index] ?? Number.POSITIVE_INFINITY)
    write(fact(index + 1, length), index + 1)
  })
  disk.room = disk.text().length + endRoom
  write({ type: 'end', outcome: 'completed' }, lengths.length + 1)
  file.close()
  return { text: disk.text(), lost: file.lost, said }
}

describe('a recording on a disk without trouble', () => {
  test('holds every event', () => {
    const { text, lost, said } = written([1, 2, 3], [], Number.POSITIVE_INFINITY)
    expect(decodeTrace(text, 'a').map(({ type }) => type)).toEqual(['run', 'order', 'order', 'order', 'end'])
    expect([lost, said]).toEqual([0, []])
  })
})

describe('a recording on a disk that fills up', () => {
  test('says so, and goes on with a gap as soon as there is room again', () => {
    const { text, lost, said } = written([10, 10, 10], [1000, 0, 1000], 1000)
    expect(decodeTrace(text, 'a')).toMatchObject([
      { type: 'run' },
      { order: 'order-1-xxxxxxxxxx' },
      { type: 'gap', cause: 'unwritable', lost: 1 },
      { order: 'order-3-xxxxxxxxxx' },
      { type: 'end' },
    ])
    expect([lost, said]).toEqual([1, ['stopped ENOSPC: no space left on device', 'resumed 1']])
  })

  test('ends with a gap in the place of the last events where there is none any more', () => {
    const { text, lost } = written([100, 100, 100], [1000, 1000, 0], 0)
    expect(decodeTrace(text, 'a')).toMatchObject([
      { type: 'run' },
      { type: 'order' },
      { type: 'gap', lost: 2 },
      { type: 'end' },
    ])
    expect(lost).toBe(2)
  })

  test('whatever the room: no half line, every loss counted, and never judged as whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(300), { minLength: 2, maxLength: 12 }),
        fc.array(fc.nat(3000), { minLength: 12, maxLength: 12 }),
        fc.nat(300),
        (lengths, rooms, endRoom) => {
          const { text, lost } = written(lengths, rooms, endRoom)
          const events = decodeTrace(text, 'a', () => {})
          const kept = events.filter(({ type }) => type === 'order').length
          const gaps = events.filter((event) => event.type === 'gap')
          const isEnded = text.includes('"type":"end"')
          expect(kept + lost).toBe(lengths.length + (isEnded ? 0 : 1))
          // A trace of nothing but its first event is refused by itself.
          if (kept + gaps.length === 0) return
          expect(gaps.reduce((sum, gap) => sum + gap.lost, 0)).toBe(lost)
          expect(lost === 0 || judgeTrace(events).verdict === 'inconclusive').toBe(true)
        },
      ),
    )
  })
})
