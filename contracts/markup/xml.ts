/** Attributes of an element; one that is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>

/** An element with its attributes and either text or further elements. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: XmlAttributes
  readonly content?: string | readonly XmlElement[]
}

/** Makes an element. */
export function element(
  name: string,
  attributes: XmlAttributes,
  content: string | readonly XmlElement[] = [],
): XmlElement {
  return { name, attributes, content }
}

/** A whole XML 1.0 document; for people to read, each element stands in a line of its own. */
export function renderXml(
  root: XmlElement,
  { isIndented = false }: { readonly isIndented?: boolean } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, isIndented ? '\n' : '')}\n`
}

/**
 * An element alone.
 *
 * @param before - line break and indent before it; empty where all is to stand in one line
 */
export function renderElement({ name, attributes = {}, content = '' }: XmlElement, before = ''): string {
  const start = `<${name}${attributesOf(attributes)}`
  if (content.length === 0) return `${start}/>`
  if (typeof content === 'string') return `${start}>${escapeText(content)}</${name}>`
  const inside = before === '' ? '' : `${before}  `
  const children = content.map((child) => inside + renderElement(child, inside))
  return `${start}>${children.join('')}${before}</${name}>`
}

function attributesOf(attributes: XmlAttributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('')
}

/** A reader would turn line breaks and tabs in an attribute into spaces; references keep them. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}

function escapeText(text: string): string {
  return showForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

/** XML 1.0 has no way to write most control characters and lone surrogates: they show as `\u0007`. */
function showForbidden(text: string): string {
  return text.replaceAll(
    /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
