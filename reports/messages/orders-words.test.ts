import { expect, test } from 'vitest'
import { ordersWords } from './orders-words.ts'

const none = { active: 0, refused: 0, manual: 0, unsettled: 0 }

test.each([
  ['en', { active: 1 }, '1 order: 1 active'],
  ['en', { active: 11, refused: 1 }, '12 orders: 11 active, 1 refused'],
  [
    'en',
    { active: 1, refused: 2, manual: 3, unsettled: 4 },
    '10 orders: 1 active, 2 refused, 3 manual, 4 unsettled',
  ],
  ['ru', { manual: 3 }, '3 заказа: 3 у сотрудника'],
  ['ru', { active: 1 }, '1 заказ: 1 активен'],
  ['ru', { active: 21, refused: 1 }, '22 заказа: 21 активен, 1 отклонён'],
  ['ru', { refused: 2, unsettled: 1 }, '3 заказа: 2 отклонены, 1 не завершён'],
  ['ru', { active: 5, unsettled: 11 }, '16 заказов: 5 активны, 11 не завершены'],
] as const)('in %s %j are told as %s', (language, orders, words) => {
  expect(ordersWords({ orders: { ...none, ...orders } }, language)).toBe(words)
})

test('nothing is said where nothing was ordered', () => {
  expect(ordersWords({ orders: none }, 'en')).toBeUndefined()
})
