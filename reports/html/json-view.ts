import { markup, type Markup } from './markup.ts'

/** Longer values are cut: a page is no archive. */
const mostCharacters = 20_000

/** A value as indented JSON, with the part at the pointer marked; nothing for a body that is not there. */
export function jsonView(value: unknown, marked?: string): Markup | undefined {
  if (value === undefined) return undefined
  const lines: Markup[] = []
  let characters = 0
  const add = (line: Markup): void => {
    characters += line.text.length
    if (characters <= mostCharacters) lines.push(line)
  }
  write(value, { pointer: '', indent: '', before: '', after: '' }, { add, marked })
  return markup`${lines.map((line, index) => markup`${index === 0 ? '' : '\n'}${line}`)}${characters > mostCharacters ? '\n…' : ''}`
}

interface At {
  readonly pointer: string
  readonly indent: string
  /** The name of the property. */
  readonly before: string
  readonly after: string
}

interface Out {
  readonly add: (line: Markup) => void
  readonly marked: string | undefined
}

function write(value: unknown, at: At, out: Out): void {
  const { pointer, indent, before, after } = at
  const isMarked = out.marked === pointer
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    const text = `${before}${JSON.stringify(value)}`
    out.add(markup`${indent}${isMarked ? markup`<mark>${text}</mark>` : text}${after}`)
    return
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  out.add(markup`${indent}${isMarked ? markup`<mark>${before}${open}</mark>` : `${before}${open}`}`)
  const entries = Object.entries(value)
  for (const [index, [name, held]] of entries.entries()) {
    const inner = {
      pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      indent: `${indent}  `,
      before: Array.isArray(value) ? '' : `${JSON.stringify(name)}: `,
      after: index < entries.length - 1 ? ',' : '',
    }
    write(held, inner, out)
  }
  out.add(markup`${indent}${close}${after}`)
}
