type Schema = Readonly<Record<string, unknown>>

/** `${name}` in the place of a value, alone or inside it; what it stands for is known only when the file is read. */
const variable = { type: 'string', pattern: String.raw`\$\{[^}]+\}` } as const

const reference = { $ref: '#/definitions/Variable' } as const

/**
 * A schema as an editor needs it: wherever it asks for a number or for certain words, a variable will do as well. What tells
 * the branches of a union apart (a constant, the name of a fault) stays as it is, or editors would offer everything.
 */
export function editorSchema(schema: Schema): Schema {
  const relaxed = relax(schema) as Schema & { readonly definitions?: Schema }
  return { ...relaxed, definitions: { ...relaxed.definitions, Variable: variable } }
}

function relax(node: unknown, key = ''): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => relax(item))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node as Schema)
  if (key !== 'fault' && isNarrow(node as Schema)) {
    const { description, title, examples, ...bounds } = node as Schema
    const told = Object.entries({ title, description, examples }).filter(([, value]) => value !== undefined)
    return { ...Object.fromEntries(told), anyOf: [bounds, reference] }
  }
  return Object.fromEntries(entries.map(([name, value]) => [name, relax(value, name)]))
}

/** A value, and not just any text. */
function isNarrow({ type, enum: words, pattern }: Schema): boolean {
  if (type === 'number' || type === 'integer' || type === 'boolean') return true
  return type === 'string' && (words !== undefined || pattern !== undefined)
}
