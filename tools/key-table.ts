/** What the pages need of a JSON Schema (draft-07). */
export interface SchemaNode {
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string
  readonly $ref?: string
  readonly anyOf?: readonly SchemaNode[]
  readonly items?: SchemaNode
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly required?: readonly string[]
}

export interface SchemaDocument extends SchemaNode {
  readonly definitions: Readonly<Record<string, SchemaNode>>
}

/** What a mapping of that name may hold, as a section with a table. */
export function keyTable(name: string, node: SchemaNode): string {
  const rows = Object.entries(node.properties ?? {}).map(([key, value]) => {
    const must = node.required?.includes(key) === true ? 'yes' : ''
    return `| \`${key}\` | ${typeWords(value)} | ${must} | ${value.description ?? ''} |`
  })
  const table = ['| key | value | required | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')
  return `## ${name}\n\n${node.description ?? ''}\n\n${rows.length > 0 ? table : typeWords(node)}`
}

function typeWords(node: SchemaNode): string {
  if (node.const !== undefined) return `\`${node.const}\``
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(', ')
  if (node.$ref !== undefined) return decodeURIComponent(node.$ref.replace('#/definitions/', ''))
  if (node.anyOf !== undefined) return node.anyOf.map((branch) => typeWords(branch)).join(' or ')
  if (node.type === 'array') return `list of ${typeWords(node.items ?? {})}`
  if (node.type === 'object' && node.properties !== undefined) {
    return Object.entries(node.properties)
      .map(([key, value]) => `\`${key}\`: ${typeWords(value)}`)
      .join(', ')
  }
  return node.type ?? 'anything'
}
