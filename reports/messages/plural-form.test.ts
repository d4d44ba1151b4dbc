import { expect, test } from 'vitest'
import { pluralForm } from './plural-form.ts'

const english = ['order', 'orders']
const russian = ['заказ', 'заказа', 'заказов']

test.each([
  [english, 0, 'orders'],
  [english, 1, 'order'],
  [english, 2, 'orders'],
  [english, 21, 'orders'],
  [english, 1.5, 'orders'],
  [russian, 0, 'заказов'],
  [russian, 1, 'заказ'],
  [russian, 3, 'заказа'],
  [russian, 5, 'заказов'],
  [russian, 11, 'заказов'],
  [russian, 21, 'заказ'],
  [russian, 112, 'заказов'],
  [russian, 1.5, 'заказа'],
  [['only'], 5, 'only'],
])('of %j with %d is %s', (forms, count, form) => {
  expect(pluralForm(count, forms)).toBe(form)
})

test('is no word where there are none', () => {
  expect(pluralForm(1, [])).toBe('')
})
