import type { FrontSwitches } from './front-switches.ts'
import type { DocNode } from './documents.ts'

/**
 * `out=json`: attributes as `$name`, a text as `$`; of elements with one name a list, or the element itself where it
 * is the only one (mishkatik/infra-billing, grinwe/vpn).
 */
export function renderJson(doc: DocNode, switches: Pick<FrontSwitches, 'single-element'>): string {
  return JSON.stringify({ doc: valueOf(doc, switches['single-element'] === 'list') })
}

function valueOf({ attributes = {}, content = [] }: DocNode, isListOfOne: boolean): object {
  const own = Object.entries(attributes).map(([name, value]) => [`$${name}`, value] as const)
  if (typeof content === 'string') return { ...Object.fromEntries(own), $: content }
  const named = [...Map.groupBy(content, ({ name }) => name)].map(([name, nodes]) => {
    const values = nodes.map((node) => valueOf(node, isListOfOne))
    return [name, isList(nodes, isListOfOne) ? values : values[0]] as const
  })
  return Object.fromEntries([...own, ...named])
}

function isList([first, ...others]: readonly DocNode[], isListOfOne: boolean): boolean {
  const several = first?.several
  return others.length > 0 || several === 'always' || (several === 'when-several' && isListOfOne)
}
