import type { DocNode } from '../documents.ts'

/**
 * `out=bjson`: rows of a list flat in `elem`, fields of a form in `model`, an error under `error` (ivkrak/IPSsystemTask,
 * billmgr/; fixtures of a public tracker of servers). How anything deeper looks is inferred: the same without `$`.
 */
export function renderBjson({ attributes = {}, content = [] }: DocNode, isForm: boolean): string {
  const nodes = typeof content === 'string' ? [] : content
  const fields = isForm ? nodes.filter((node) => typeof node.content === 'string') : []
  const others = nodes.filter((node) => !fields.includes(node))
  return JSON.stringify({
    func: attributes['func'] ?? '',
    ...flat(others),
    ...(isForm && { model: flat(fields) }),
  })
}

function flat(nodes: readonly DocNode[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...Map.groupBy(nodes, ({ name }) => name)].map(([name, same]) => {
      const isList = same.length > 1 || same[0]?.several !== undefined
      const values = same.map(valueOf)
      return [name, isList ? values : values[0]]
    }),
  )
}

function valueOf({ attributes, content = [] }: DocNode): unknown {
  if (typeof content !== 'string') return { ...attributes, ...flat(content) }
  return attributes === undefined ? content : { ...attributes, ...(content !== '' && { value: content }) }
}
