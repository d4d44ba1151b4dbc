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

/** `out=xml`, which is also what comes where nothing is asked for. */
export function renderXml(node: DocNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementOf(node)}\n`
}

function elementOf({ name, attributes = {}, content = '' }: DocNode): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inner = typeof content === 'string' ? escaped(content) : content.map(elementOf).join('')
  return inner === '' ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${inner}</${name}>`
}

/** Characters that XML 1.0 cannot hold become the one that stands for what is no character. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
}
