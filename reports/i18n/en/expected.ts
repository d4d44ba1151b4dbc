/** What the contract asks for, by the words in which a violation says it. */
export const expected = {
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
  /** Beginnings before a value. */
  before: {
    'one of ': 'one of ',
    'property ': 'property ',
    'no property ': 'no property ',
    'no parameter ': 'no parameter ',
    'at least ': 'at least ',
    'at most ': 'at most ',
  },
  longText: 'text of at least {count, plural, one {# character} other {# characters}}',
}
