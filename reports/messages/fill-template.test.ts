import { describe, expect, test } from 'vitest'
import { fillTemplate } from './fill-template.ts'

describe('fillTemplate', () => {
  test.each([
    ['host {host} of {host}', { host: 12 }, 'host 12 of 12'],
    ['no places', { host: 12 }, 'no places'],
    ['{missing} is marked', {}, '? is marked'],
    ['{toString} is no parameter', {}, '? is no parameter'],
    ['{a}', { a: '{b} $&', b: 'x' }, '{b} $&'],
    ['{ a } stays', { a: 1 }, '{ a } stays'],
    ['{count} {count|order|orders}', { count: 1 }, '1 order'],
    ['{count} {count|order|orders}', { count: '2' }, '2 orders'],
    ['{count} {count|заказ|заказа|заказов}', { count: 22 }, '22 заказа'],
    ['{count|is|are} there', {}, '? there'],
  ])('%s', (template, params, text) => {
    expect(fillTemplate(template, params)).toBe(text)
  })
})
