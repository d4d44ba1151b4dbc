/** What the script of the page knows of an exchange; a tuple, as there are many. */
export type ExchangeRecord = readonly [
  /** Its place in the trace, by which links name it. */
  seq: number,
  atMs: number,
  tookMs: number,
  order: string,
  method: string,
  target: string,
  requestBody: unknown,
  answer: string,
  responseBody: unknown,
  violations: readonly ViolationRecord[],
]

/** Where an exchange violates the contract: part, pointer, what was expected, what was found, place in the contract. */
export type ViolationRecord = readonly [
  part: string,
  pointer: string,
  expected: string,
  found: string,
  place: string,
]
