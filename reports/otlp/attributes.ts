/** A name and its value as OTLP/JSON tells them. */
export interface KeyValue {
  readonly key: string
  readonly value: object
}

/** Attributes of a span or resource; what is undefined is left out. */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly KeyValue[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: anyValue(value) }],
  )
}

/** Whole numbers are 64 bits wide, and such JSON writes as text. */
function anyValue(value: string | number | boolean): object {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}
