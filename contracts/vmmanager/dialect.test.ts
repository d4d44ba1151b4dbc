import { expect, test } from 'vitest'
import { HarnessError } from '../failures/harness-error.ts'
import { dialectNamed, dialects, holdsIn } from './dialect.ts'

test.each([
  [{ 'x-dialects': ['new', 'newer'] }, true],
  [{ 'x-dialects': ['old'] }, false],
  [{ 'x-dialects': [] }, false],
  [{ type: 'string' }, true],
  [{}, true],
  [null, true],
  [undefined, true],
  ['x-dialects', true],
  [['old'], true],
])('%j holds in the new dialect: %s', (part, holds) => {
  expect(holdsIn(part, 'new')).toBe(holds)
})

test('a property that happens to have the name of the mark is no mark', () => {
  expect(holdsIn({ 'x-dialects': { type: 'string' } }, 'new')).toBe(true)
})

const facts = ['authVersion', 'tokenCreateStatus', 'failedTaskStatus'] as const
const spellings = ['authIdType', 'hostBandwidth', 'nodeCluster'] as const

test.each([
  ['2022', ['v3', 200, 'fail'], ['string', 'one', 'number']],
  ['2023', ['v4', 200, 'fail'], ['string', 'one', 'number']],
  ['2024.03', ['v4', 201, 'failed'], ['string', 'two', 'object']],
  ['2025.04', ['v4', 201, 'failed'], ['number', 'two', 'object']],
])('dialect %s logs in and fails with %j, and spells ids, rates and clusters as %j', (name, held, spelt) => {
  const dialect = dialectNamed(name)
  expect(dialect.name).toBe(name)
  expect(facts.map((fact) => dialect[fact])).toEqual(held)
  expect(spellings.map((spelling) => dialect[spelling])).toEqual(spelt)
})

test('dialects are told from the oldest to the newest', () => {
  expect(dialects.map(({ name }) => name)).toEqual(['2022', '2023', '2024.03', '2025.04'])
})

test('an unknown dialect is refused with the names of the known ones', () => {
  const error = (() => {
    try {
      return dialectNamed('1999')
    } catch (thrown) {
      return thrown
    }
  })()
  expect(HarnessError.is(error)).toBe(true)
  expect(error).toMatchObject({
    code: 'VMH_DIALECT_UNKNOWN',
    message: 'There is no dialect 1999',
    remedy: 'Choose one of 2022, 2023, 2024.03, 2025.04.',
    params: { name: '1999', known: '2022, 2023, 2024.03, 2025.04' },
    exitCode: 2,
  })
})

test('names of things that every object has are no dialects', () => {
  expect(() => dialectNamed('constructor')).toThrow('There is no dialect constructor')
})

test.each(dialects)('every fact of dialect $name says where it comes from', ({ evidence, ...dialect }) => {
  const { name: _name, summary, ...facts } = dialect
  expect(Object.keys(evidence).toSorted()).toEqual(Object.keys(facts).toSorted())
  expect(summary).toMatch(/^[A-Z].*\.$/)
})
