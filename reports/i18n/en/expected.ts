import type { expectation } from '../../../contracts/vmmanager/expectation.ts'

/** What the contract asks for, by the words in which a violation says it. */
export const expected: {
  readonly or: string
  readonly kinds: Readonly<Record<string, string>>
  readonly before: Readonly<Record<Exclude<keyof typeof expectation, 'longText'>, string>>
  readonly longText: string
} = {
  or: ' or ',
  /** Types of JSON, and what stands for none. */
  kinds: {
    string: 'string',
    number: 'number',
    integer: 'integer',
    boolean: 'boolean',
    array: 'array',
    object: 'object',
    nothing: 'nothing',
    'no body': 'no body',
    'a path of the contract': 'a path of the contract',
  },
  /** Before a value. */
  before: {
    oneOf: 'one of ',
    property: 'property ',
    noProperty: 'no property ',
    noParameter: 'no parameter ',
    atLeast: 'at least ',
    atMost: 'at most ',
  },
  longText: 'text of at least {count, plural, one {# character} other {# characters}}',
}
