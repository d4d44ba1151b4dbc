import { describe, expect, it } from 'vitest'
import { formatMessage, parametersOf, shownMessage } from './format-message.ts'

const orders = {
  en: '{count, plural, one {# order is} other {# orders are}} late',
  ru: '{count, plural, one {# заказ опоздал} few {# заказа опоздали} many {# заказов опоздали} other {# заказа опоздали}}',
} as const

describe('a message', () => {
  it.each([
    [1, '1 order is late', '1 заказ опоздал'],
    [2, '2 orders are late', '2 заказа опоздали'],
    [5, '5 orders are late', '5 заказов опоздали'],
    [11, '11 orders are late', '11 заказов опоздали'],
    [21, '21 orders are late', '21 заказ опоздал'],
    [1.5, '1.5 orders are late', '1,5 заказа опоздали'],
    [20_000, '20,000 orders are late', '20\u00A0000 заказов опоздали'],
  ])('agrees with %s in both languages', (count, english, russian) => {
    expect(formatMessage(orders.en, { count }, 'en')).toBe(english)
    expect(formatMessage(orders.ru, { count }, 'ru')).toBe(russian)
  })

  it('takes its parameters as they are: numbers of things are no counts, and braces no places', () => {
    expect(formatMessage('host {host} is {name}', { host: 12_345, name: '{x} <b> #' }, 'en')).toBe(
      'host 12345 is {x} <b> #',
    )
  })

  it('says ? for what it is not given, whatever its name', () => {
    expect(formatMessage('{what} and {toString}', {}, 'en')).toBe('? and ?')
  })

  it('leaves marks of other languages alone', () => {
    expect(formatMessage("the client's <b>bold</b> {x}", { x: 1 }, 'en')).toBe("the client's <b>bold</b> 1")
  })
})

describe('a message that is shown before it is filled', () => {
  it('names its parameters, a counted word in its most general form', () => {
    expect(shownMessage(`${orders.en} by {limitMs}`, 'en')).toBe('{count} orders are late by {limitMs}')
    expect(shownMessage(orders.ru, 'ru', (name) => `<${name}>`)).toBe('<count> заказов опоздали')
  })

  it('knows its parameters', () => {
    expect(parametersOf(`${orders.en} {by} {by} {count}`, 'en')).toEqual(['count', 'by'])
    expect(parametersOf('none', 'en')).toEqual([])
  })
})
