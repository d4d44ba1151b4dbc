import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HarnessError } from '../failures/harness-error.ts'
import { decodeTrace } from './decode-trace.ts'
import { arbitraryFacts } from './fixtures/arbitrary-facts.ts'
import { goodStories } from './fixtures/good-stories.ts'
import { traceOf } from './fixtures/trace-of.ts'
import { createTrace, encodeEvent } from './trace.ts'
import type { TraceEvent } from './trace-event.ts'

const { events } = traceOf(goodStories.billmanager)
const lines = events.map((event) => encodeEvent(event))
const whole = lines.join('')

/** What decoding fails with. */
function failureOf(text: string) {
  try {
    decodeTrace(text, 'a.ndjson')
  } catch (error) {
    if (HarnessError.is(error)) {
      const { code, place, params } = error
      return { code, place, problem: params['problem'] }
    }
    throw error
  }
  throw new Error('the text was taken for a trace')
}

/** The trace with one line replaced. */
function withLine(index: number, line: string): string {
  return lines.with(index, line).join('')
}

describe('a trace that was written', () => {
  test('is read back as it was', () => {
    expect(decodeTrace(whole, 'a.ndjson')).toEqual(events)
  })

  test('is read back as it was, whatever happened in it', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const told: TraceEvent[] = []
        const trace = createTrace((event) => told.push(event))
        for (const { fact, atMs } of facts) trace.append(fact, atMs)
        expect(decodeTrace(told.map((event) => encodeEvent(event)).join(''), 'a.ndjson')).toEqual(told)
      }),
    )
  })
})

describe('a file that is no trace is refused with the line that shows it', () => {
  const run = lines[0] ?? ''

  test.each([
    ['an empty file', '', 1],
    ['a blank line', '\n', 1],
    ['binary noise', '\u0000\uFFFD\u0001', 1],
    ['binary noise in lines', '\u0000\n\uFFFD\n', 1],
    ['JSON over several lines', '{\n  "log": {}\n}\n', 1],
    ['JSON of another kind', '{"log":{"version":"1.2"}}\n', 1],
    ['JSON of another kind with a version', '{"version":3,"sources":[]}\n', 1],
    ['a number', '7\n', 1],
    ['null', 'null\n', 1],
    ['a list', '[]\n', 1],
    ['a trace without its run event', lines.slice(1).join(''), 1],
    [
      'a trace of renumbered events without its run event',
      encodeEvent({ type: 'end', outcome: 'completed', seq: 0, atMs: 0 }),
      1,
    ],
    ['a missing event', lines.toSpliced(3, 1).join(''), 4],
    ['an event told twice', lines.toSpliced(3, 0, lines[2] ?? '').join(''), 4],
    ['two traces in one file', whole + whole, events.length + 1],
    ['an unknown type', withLine(5, '{"seq":5,"atMs":1,"type":"surprise"}\n'), 6],
    ['an unknown property', withLine(5, '{"seq":5,"atMs":1,"type":"end","outcome":"completed","x":1}\n'), 6],
    ['a missing property', withLine(5, '{"seq":5,"atMs":1,"type":"end"}\n'), 6],
    [
      'a time that is no number',
      withLine(5, '{"seq":5,"atMs":null,"type":"end","outcome":"completed"}\n'),
      6,
    ],
    ['a blank line amid', withLine(5, '\n'), 6],
    ['a blank line at the end', `${whole}\n`, events.length + 1],
    ['noise after a good beginning', `${run}noise\n`, 2],
  ])('%s', (_, text, line) => {
    expect(failureOf(text)).toMatchObject({ code: 'VMH_TRACE_FOREIGN', place: { file: 'a.ndjson', line } })
  })

  test('a trace of another version, naming both', () => {
    const problem = 'it has version 2, and this harness reads version 1'
    expect(failureOf(withLine(0, run.replace('"version":1', '"version":2')))).toMatchObject({
      code: 'VMH_TRACE_FOREIGN',
      problem,
    })
    expect(failureOf('{"version":3,"sources":[]}\n').problem).not.toContain('version')
  })

  test('the words are about what is wrong', () => {
    expect(failureOf('').problem).toBe('it is empty: the run was cut before its first event')
    expect(failureOf('{"seq":0,"atMs":1,"type":"end","outcome":"completed"}\n').problem).toBe(
      'it does not begin with a run event',
    )
    expect(failureOf('noise\n').problem).toBe('a line is not JSON')
    expect(failureOf('{}\n').problem).toBe('a line is not an event of a trace')
    expect(failureOf(lines.toSpliced(3, 1).join('')).problem).toBe('event 3 is missing or out of place')
  })
})

describe('a trace that was cut', () => {
  test('amid a line is told so, with the line', () => {
    expect(failureOf(whole.slice(0, -20))).toEqual({
      code: 'VMH_TRACE_TRUNCATED',
      place: { file: 'a.ndjson', line: events.length },
      problem: 'its last line is cut',
    })
  })

  test('between two lines is told so, with the last line', () => {
    expect(failureOf(lines.slice(0, 7).join(''))).toEqual({
      code: 'VMH_TRACE_TRUNCATED',
      place: { file: 'a.ndjson', line: 7 },
      problem: 'it has no end event',
    })
  })

  test('before its last line feed is told so', () => {
    expect(failureOf(whole.trimEnd())).toMatchObject({
      code: 'VMH_TRACE_TRUNCATED',
      place: { line: events.length },
    })
  })

  test('anywhere after its first line is never taken for a whole one', () => {
    const from = lines[0]?.length ?? 0
    fc.assert(
      fc.property(fc.integer({ min: from, max: whole.length - 1 }), (length) => {
        expect(failureOf(whole.slice(0, length)).code).toBe('VMH_TRACE_TRUNCATED')
      }),
    )
  })
})

describe('a recording that was cut', () => {
  const recording = lines.with(0, (lines[0] ?? '').replace('}\n', ',"sight":"wire"}\n'))
  const text = recording.join('')

  test.each([
    ['between two lines', recording.slice(0, 7).join(''), 'it has no end event', 7],
    ['amid a line', recording.slice(0, 7).join('') + lines[7]?.slice(0, 9), 'its last line is cut', 7],
    ['after its first line', recording[0] ?? '', 'it has no end event', 1],
  ])('%s ends with the last whole line, and that is told', (_, cut, problem, count) => {
    const problems: string[] = []
    const read = decodeTrace(cut, 'a.ndjson', (told) => problems.push(told))
    expect(problems).toEqual([problem])
    expect(read.slice(0, -1)).toEqual(decodeTrace(text, 'a.ndjson').slice(0, count))
    expect(read.at(-1)).toMatchObject({ type: 'end', outcome: 'completed', seq: count })
  })

  test('is read whole where it is whole, and nothing is told', () => {
    const problems: string[] = []
    expect(decodeTrace(text, 'a.ndjson', (told) => problems.push(told))).toHaveLength(events.length)
    expect(problems).toEqual([])
  })

  test('is foreign as ever where a line amid is none of ours', () => {
    expect(failureOf(recording.with(3, 'noise\n').join('')).code).toBe('VMH_TRACE_FOREIGN')
  })
})
