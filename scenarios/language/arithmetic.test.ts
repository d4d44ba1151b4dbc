import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate } from './arithmetic.ts'

const variables: Readonly<Record<string, number | string>> = { count: 5, 'two-words': 2, size: 'small' }
const of = (expression: string): unknown => calculate(expression, (name) => variables[name])

describe('an expression', () => {
  it.each([
    ['count', 5],
    ['size', 'small'],
    ['count * 2', 10],
    ['count*2+1', 11],
    ['1 + count * 2', 11],
    ['(count + 1) * 2', 12],
    ['(count - 1) / 2', 2],
    ['count - -1', 6],
    ['10 - 2 - 3', 5],
    ['two-words * two-words', 4],
  ])('%s is %s', (expression, value) => {
    expect(of(expression)).toEqual({ value })
  })

  it.each([
    ['cuont * 2', { unknown: 'cuont' }],
    ['count-1', { unknown: 'count-1' }],
    ['count / 2', { wrong: expect.stringContaining('whole number') as string }],
    ['count / 0', { wrong: expect.stringContaining('whole number') as string }],
    ['size * 2', { wrong: expect.stringContaining('whole numbers') as string }],
    ['count *', { wrong: expect.stringContaining('parentheses') as string }],
    ['(count', { wrong: expect.stringContaining('parentheses') as string }],
    ['count 2', { wrong: expect.stringContaining('parentheses') as string }],
    ['process.exit()', { unknown: 'process' }],
    ['', { wrong: expect.stringContaining('parentheses') as string }],
  ])('%s is refused', (expression, problem) => {
    expect(of(expression)).toEqual(problem)
  })

  it('of sums and products comes to what they come to', () => {
    const number = fc.integer({ min: 0, max: 99 })
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(of(`${a} + ${b} * ${c}`)).toEqual({ value: a + b * c })
        expect(of(`(${a} - ${b}) * ${c}`)).toEqual({ value: (a - b) * c + 0 })
      }),
    )
  })
})
