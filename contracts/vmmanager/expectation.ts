/** With which words a violation says what the contract asks for; texts in other languages are found by them. */
export const expectation = {
  oneOf: 'one of ',
  property: 'property ',
  noProperty: 'no property ',
  noParameter: 'no parameter ',
  atLeast: 'at least ',
  atMost: 'at most ',
  longText: 'text of at least ',
} as const

/** Between things of which each would do. */
export const orElse = ' or '
