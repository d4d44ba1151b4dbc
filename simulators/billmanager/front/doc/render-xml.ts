import type { DocNode } from './doc-node.ts'

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
