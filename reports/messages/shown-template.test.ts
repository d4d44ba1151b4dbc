import { expect, test } from 'vitest'
import { shownTemplate } from './shown-template.ts'

test('a template is shown with the most usual form of a counted word', () => {
  expect(shownTemplate('{count} {count|order|orders} of {client}')).toBe('{count} orders of {client}')
  expect(shownTemplate('{count} {count|заказ|заказа|заказов}')).toBe('{count} заказов')
})

test('its places are shown as asked', () => {
  const upper = (name: string): string => `<${name.toUpperCase()}>`
  expect(shownTemplate('{count} {count|order|orders}; {not a place}', upper)).toBe(
    '<COUNT> orders; {not a place}',
  )
})
