import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { parseScenario } from './parse-scenario.ts'

const whole = `title: Replies get lost
purpose: Nobody pays twice for one machine
tags: [resilience, money]
platforms: [billmanager]
world:
  addresses: 4
  accounts: [anna]
  durations: {queued: 1s, disk: 10s, network: 2s, osInstall: 4m}
  transportLatency: 20ms
  acceptanceLatency: 0.5s
faults:
  - {fault: reply-lost, operation: host-create, times: 2}
  - {fault: task-fails, stage: os-install}
  - {fault: asleep, after: 5m, for: 30s}
  - {fault: sessions-expire, after: 1h}
steps:
  - order: {client: anna, tariff: small, addresses: 1, count: 3, perSecond: 0.5}
  - wait: 5m
  - order: {}
  - wait: settled
expect:
  orders: {active: 3, manual: 1}
  reason: task-failed
  findings: [one-vm-per-order]
  on:
    clouden:
      orders: {refused: 4}
settleWithin: 3h
`

/** A small valid scenario with `lines` put in from line 3 on. */
function withLines(lines: string, expectation = 'expect: {}'): string {
  return `title: t\npurpose: p\n${lines}\n${expectation}\n`
}

const steps = 'steps: [wait: settled]'

function outcomeOf(text: string): 'read' | 'refused' | 'broken' {
  try {
    parseScenario(text, 'a.yaml')
    return 'read'
  } catch (error) {
    return HarnessError.is(error) ? 'refused' : 'broken'
  }
}

describe('parseScenario', () => {
  test('reads every key of the language', () => {
    const [{ scenario } = {}] = parseScenario(whole, 'a.yaml')
    expect(scenario).toMatchObject({
      title: 'Replies get lost',
      world: { addresses: 4, durations: { osInstall: '4m' } },
      faults: [
        { fault: 'reply-lost' },
        { fault: 'task-fails' },
        { fault: 'asleep' },
        { fault: 'sessions-expire' },
      ],
      steps: [{ order: { count: 3 } }, { wait: '5m' }, { order: {} }, { wait: 'settled' }],
      expect: { orders: { active: 3, manual: 1 }, on: { clouden: { orders: { refused: 4 } } } },
    })
  })

  test.each([
    ['', 1, 1, 'The file is empty; a scenario has at least `title`, `purpose`, `steps` and `expect`'],
    ['null\n', 1, 1, 'The file is empty; a scenario has at least `title`, `purpose`, `steps` and `expect`'],
    ['\n- title: t\n', 2, 1, 'A scenario must be a mapping of keys, found a list'],
    ['just words', 1, 1, 'A scenario must be a mapping of keys, found "just words"'],
    [
      withLines(steps, 'expect: {odrers: {}}'),
      4,
      10,
      'Unknown key `odrers` in `expect`; did you mean `orders`?',
    ],
    ['title: t\npurpose: p\nexpect: {}\n', 1, 1, 'Missing key `steps`'],
    [withLines('steps: []'), 3, 8, '`steps` must have this many items at least: 1'],
    [withLines('steps:\n  - order: {count: three}'), 4, 20, '`count` must be an integer, found "three"'],
    [withLines('steps:\n  - order: {count: 1.5}'), 4, 20, '`count` must be an integer, found 1.5'],
    [withLines('steps:\n  - order: {count: 0}'), 4, 20, '`count` must be at least 1, found 0'],
    [withLines('steps:\n  - order: {perSecond: .nan}'), 4, 24, '`perSecond` must be a number, found NaN'],
    [withLines('steps:\n  - order:'), 4, 5, '`order` has no value; write `order: {}` to take the defaults'],
    [
      withLines('steps:\n  - order: {tariff: huge}'),
      4,
      21,
      '`tariff` must be one of small, medium, large, found "huge"',
    ],
    [
      withLines('steps:\n  - wait: 5 minutes'),
      4,
      11,
      '`wait` must be settled, or a duration such as 250ms, 30s, 5m or 2h, or a mapping of keys, found "5 minutes"',
    ],
    [
      withLines(`${steps}\nfaults:\n  - fault: asleep\n    after: 5 minutes\n    for: 1s`),
      6,
      12,
      '`after` must be a duration such as 250ms, 30s, 5m or 2h, found "5 minutes"',
    ],
    [
      withLines(`${steps}\nfaults:\n  - fault: task-late\n    after: 5m`),
      5,
      5,
      'Missing key `delay` in `faults[0]`',
    ],
    [
      withLines(`${steps}\nfaults:\n  - {fault: aslep, after: 5m}`),
      5,
      13,
      expect.stringMatching(/^`fault` must be one of \d+ names, found "aslep"; did you mean asleep\?$/),
    ],
    [
      withLines(steps, 'expect: {orders: {active: -1}}'),
      4,
      27,
      '`active` must be an integer of at least 0, or a range such as >= 3, < 5 or 3..5, found -1',
    ],
    [withLines(steps, 'expect:'), 4, 1, '`expect` has no value; write `expect: {}` to take the defaults'],
    [
      withLines(`${steps}\nplatforms: [clouden, bilmanager]`),
      4,
      22,
      '`platforms[1]` must be one of billmanager, clouden, found "bilmanager"; did you mean billmanager?',
    ],
  ])('refuses %j at %d:%d with a sentence that helps', (text, line, column, message) => {
    expect(() => parseScenario(text, 'dir/a.yaml')).toThrow(
      expect.objectContaining({
        code: 'VMH_SCENARIO_INVALID',
        place: { file: 'dir/a.yaml', line, column },
        message,
      }),
    )
  })

  test('tells broken YAML from a broken scenario', () => {
    expect(() => parseScenario('title: [', 'a.yaml')).toThrow(
      expect.objectContaining({ code: 'VMH_YAML_SYNTAX', exitCode: 2 }),
    )
  })

  test('fails on any text with a failure that a user can act on, never otherwise', () => {
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.jsonValue({ maxDepth: 4 }).map((value) => stringify(value)),
      fc
        .tuple(fc.nat(whole.length), fc.string({ maxLength: 3 }))
        .map(([at, text]) => whole.slice(0, at) + text),
    )
    fc.assert(
      fc.property(values, (text) => {
        expect(outcomeOf(text)).not.toBe('broken')
      }),
      { numRuns: 500 },
    )
  })
})
