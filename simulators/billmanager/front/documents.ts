/** An element of an answer: attributes, and a text or further elements. */
export interface DocNode {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly content?: string | readonly DocNode[]
  /** There may be several of it: `always` a list in JSON, or only where there truly are several. */
  readonly several?: 'always' | 'when-several'
}

/** An element with a text. */
export function text(name: string, value: string | number): DocNode {
  return { name, content: String(value) }
}

/** An element with further elements. */
export function group(name: string, ...content: readonly DocNode[]): DocNode {
  return { name, content }
}

/** The value of a select: its key, and what people read. */
export function option(key: string | number, label: string): DocNode {
  return { name: 'val', attributes: { key: String(key) }, content: label, several: 'when-several' }
}

/** What a form offers for one of its fields. Public clients read selects as a list even of one. */
export function select(field: string, ...options: readonly DocNode[]): DocNode {
  return { name: 'slist', attributes: { name: field }, content: options, several: 'always' }
}
