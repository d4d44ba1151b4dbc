/**
 * An example and how much of it matters, in the form that Pact takes (integration JSON); what stands in a template
 * without one matters to the letter.
 */
export interface Matcher {
  readonly 'pact:matcher:type': string
  /** The example. */
  readonly value: unknown
  readonly regex?: string
  readonly min?: number
  readonly 'pact:generator:type'?: 'ProviderState'
  readonly expression?: string
}

/** Any value of the type of the example; an object must have its properties, and may have others. */
export function like(value: unknown): Matcher {
  return { 'pact:matcher:type': 'type', value }
}

/** A whole number, and no text that looks like one. */
export function integer(value: number): Matcher {
  return { 'pact:matcher:type': 'integer', value }
}

/** A value that reads as the expression says, whether it is a text or a number. */
export function pattern(regex: string, value: string | number): Matcher {
  return { 'pact:matcher:type': 'regex', regex, value }
}

/** An id, as a number or as a text. */
export function digits(value: number): Matcher {
  return pattern(String.raw`^\d+$`, value)
}

/** At least so many items, each like the example. */
export function eachLike(item: unknown, min = 1): Matcher {
  const value = Array.from({ length: Math.max(min, 1) }, () => toTheLetter(item))
  return { 'pact:matcher:type': 'type', min, value }
}

/** Pact takes what stands below a matcher to be of its kind as well, unless that has a matcher of its own. */
function toTheLetter(template: unknown): unknown {
  if (typeof template !== 'object' || template === null) {
    return { 'pact:matcher:type': 'equality', value: template } satisfies Matcher
  }
  if ('pact:matcher:type' in template) return template
  const entries = Object.entries(template).map(([name, value]) => [name, toTheLetter(value)] as const)
  return Object.fromEntries(entries)
}

/** When VMmanager is verified, what its state gives under that name stands in the place of the example. */
export function fromState(name: string, matcher: Matcher): Matcher {
  return { ...matcher, 'pact:generator:type': 'ProviderState', expression: `\${${name}}` }
}

/**
 * A text with places that are filled from the state, such as `/vm/v3/host/${host}/start`.
 *
 * @param examples - what stands in the places in the example; where that is a number, a number must stand
 */
export function filled(template: string, examples: Readonly<Record<string, string | number>>): Matcher {
  const places = /\$\{(\w+)\}/
  const parts = template.split(places)
  const regex = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : shapeOf(examples[part])))
  const value = parts.map((part, index) => (index % 2 === 0 ? part : String(examples[part])))
  return {
    ...pattern(`^${regex.join('')}$`, value.join('')),
    'pact:generator:type': 'ProviderState',
    expression: template,
  }
}

function shapeOf(example: string | number | undefined): string {
  return typeof example === 'number' ? String.raw`\d+` : '.+'
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
