import { describe, expect, test } from 'vitest'
import { readYaml } from './yaml-source.ts'

const text = `# comment
title: One
steps:
  - order: {count: 3}
  - &pause
    wait: 5m
  - *pause
`

describe('readYaml', () => {
  test('gives the value', () => {
    expect(readYaml(text, 'a.yaml').value).toEqual({
      title: 'One',
      steps: [{ order: { count: 3 } }, { wait: '5m' }, { wait: '5m' }],
    })
  })

  test.each([
    [['title'], 'key', 2, 1],
    [['title'], 'value', 2, 8],
    [['steps', 0], 'value', 4, 5],
    [['steps', 0, 'order', 'count'], 'key', 4, 13],
    [['steps', 0, 'order', 'count'], 'value', 4, 20],
    [['steps', 2, 'wait'], 'value', 6, 11],
    [[], 'key', 2, 1],
    [['no', 'such', 'path'], 'value', 2, 1],
  ] as const)('places the path %j (%s) at %d:%d', (path, at, line, column) => {
    expect(readYaml(text, 'a.yaml').placeOf({ path, at })).toEqual({ file: 'a.yaml', line, column })
  })

  test('counts lines the same with CRLF and behind a byte order mark', () => {
    const { placeOf } = readYaml(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'a.yaml')
    expect(placeOf({ path: ['steps', 0, 'order', 'count'], at: 'value' })).toMatchObject({
      line: 4,
      column: 20,
    })
  })

  test.each(['', '  \n', '# only a comment\n'])('finds no value in %j', (empty) => {
    expect(readYaml(empty, 'a.yaml').value).toBeUndefined()
  })

  test('reads yes and no as text, as YAML 1.2 does', () => {
    expect(readYaml('a: yes\nb: 0o17\n', 'a.yaml').value).toEqual({ a: 'yes', b: 15 })
  })

  test.each([
    ['a: [1', /\S/, 1],
    ['a: 1\nb: 2\na: 3\n', /same key twice/, 3],
    ['a:\n  b: 1\n  "b": 2\n', /same key twice/, 3],
    ['a: 1\n---\nb: 2\n', /holds one document/, 2],
    ['a: &a\n  b: *a\n', /\*a stands within what it stands for/, 2],
    ['a: &a [1, *a]\n', /\*a stands within what it stands for/, 1],
    ['r: &r\n  x: &x { y: [*r] }\n', /\*r stands within/, 2],
    ['a: 1\nb: !!secret x\n', /Unresolved tag/, 2],
    ['a:\n\tb: 1\n', /[Tt]abs/, 2],
    ['['.repeat(100_000), /nested too deeply/, 1],
  ])('refuses %.20j where it goes wrong', (bad, message, line) => {
    expect(() => readYaml(bad, 'a.yaml')).toThrow(
      expect.objectContaining({
        code: 'VMH_YAML_SYNTAX',
        message: expect.stringMatching(message),
        place: expect.objectContaining({ file: 'a.yaml', line }),
      }),
    )
  })

  test('refuses aliases that multiply or lead nowhere', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`)
    const bomb = `l0: &l0 x\n${levels.join('\n')}\n`
    expect(() => readYaml(bomb, 'a.yaml')).toThrow(expect.objectContaining({ code: 'VMH_YAML_SYNTAX' }))
    expect(() => readYaml('a: *nobody\n', 'a.yaml')).toThrow(/Unresolved alias/)
  })

  test(
    'reads a mapping with a hundred thousand keys, and finds the one that comes twice',
    { timeout: 20_000 },
    () => {
      const keys = Array.from({ length: 100_000 }, (_, index) => `k${index}: ${index}`)
      expect(Object.keys(readYaml(keys.join('\n'), 'a.yaml').value as object)).toHaveLength(100_000)
      expect(() => readYaml([...keys, 'k7: 1'].join('\n'), 'a.yaml')).toThrow(
        expect.objectContaining({ place: expect.objectContaining({ line: 100_001 }) }),
      )
    },
  )

  test(
    'refuses twenty thousand aliases without walking through the document for each',
    { timeout: 20_000 },
    () => {
      const aliases = Array.from({ length: 20_000 }, () => '*a').join(', ')
      expect(() => readYaml(`a: &a 1\nl: [${aliases}]\n`, 'a.yaml')).toThrow(
        expect.objectContaining({ code: 'VMH_YAML_SYNTAX' }),
      )
    },
  )
})
