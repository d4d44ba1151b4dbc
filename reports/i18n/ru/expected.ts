import type * as english from '../en/expected.ts'

/** What the contract asks for, by the words in which a violation says it. */
export const expected: typeof english.expected = {
  or: ' или ',
  kinds: {
    string: 'строка',
    number: 'число',
    integer: 'целое число',
    boolean: 'логическое значение',
    array: 'список',
    object: 'объект',
    nothing: 'ничего',
    'no body': 'запрос без тела',
    'a path of the contract': 'путь из контракта',
  },
  before: {
    oneOf: 'одно из ',
    property: 'свойство ',
    noProperty: 'без свойства ',
    noParameter: 'без параметра ',
    atLeast: 'не меньше ',
    atMost: 'не больше ',
  },
  longText: 'текст не короче {count, plural, one {# символа} other {# символов}}',
}
