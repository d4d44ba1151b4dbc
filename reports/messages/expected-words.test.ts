import { expect, test } from 'vitest'
import { expectedWords } from './expected-words.ts'

test.each([
  ['string or null', 'строка или null'],
  ['integer', 'целое число'],
  ['object or array', 'объект или список'],
  ['one of created, running, complete', 'одно из created, running, complete'],
  ['one of a, b or integer', 'одно из a, b или целое число'],
  ['property `ram_mib`', 'свойство `ram_mib`'],
  ['no property `foo`', 'без свойства `foo`'],
  ['at least 1', 'не меньше 1'],
  ['at most 65535', 'не больше 65535'],
  ['text of at least 1 character', 'текст не короче 1 символа'],
  ['text of at least 8 characters', 'текст не короче 8 символов'],
  ['no parameter `x`', 'без параметра `x`'],
  ['GET or POST', 'GET или POST'],
  ['a path of the contract', 'путь из контракта'],
  ['no body', 'запрос без тела'],
  ['nothing', 'ничего'],
])('%s is %s in Russian', (english, russian) => {
  expect(expectedWords(english, 'ru')).toBe(russian)
  expect(expectedWords(english, 'en')).toBe(english)
})

test.each(['"red or blue"', '7', 'toString', 'no-free-address', '{"a":1}'])('a value stays: %s', (value) => {
  expect(expectedWords(value, 'ru')).toBe(value)
})
