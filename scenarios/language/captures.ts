/** What a story learns of each of its orders while it is played, by the names that steps use. */
export const captureFields = {
  host: 'name of its machine in VMmanager, as `host` of a fault wants it',
  service: 'id of its service on the platform',
  address:
    'first IPv4 address of its machine, once the platform has read it; Clouden reads it when it has to',
  domain: 'name of its machine in DNS',
} as const

export type CaptureField = keyof typeof captureFields

/** A place in a text where something that is learned is put in: `${web.host}`. */
export interface Capture {
  /** The one order of that name. */
  readonly order: string
  readonly field: string
}

const shape = /\$\{([\w-]+)\.([\w-]+)\}/g

/** All captures of a text. Variables have no dot, and are gone by then. */
export function capturesIn(text: string): readonly Capture[] {
  return [...text.matchAll(shape)].map(([, order = '', field = '']) => ({ order, field }))
}

/** The value with each capture in its texts replaced, however deep they lie. */
export function fillCaptures<Value>(value: Value, known: (capture: Capture) => string): Value {
  if (typeof value === 'string') {
    const filled = value.replaceAll(shape, (_, order: string, field: string) => known({ order, field }))
    return filled as Value & string
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((held: unknown) => fillCaptures(held, known)) as Value
  const entries = Object.entries(value).map(
    ([key, held]) => [key, fillCaptures<unknown>(held, known)] as const,
  )
  return Object.fromEntries(entries) as Value
}

export function isCaptureField(name: string): name is CaptureField {
  return Object.hasOwn(captureFields, name)
}
