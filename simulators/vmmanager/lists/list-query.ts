import { remembered } from '../../../contracts/vmmanager/once.ts'

/** Comparison words of `where`: EQ and CP are seen in every client, NE in some; LT and GT are inferred. */
const comparisons = ['EQ', 'NE', 'CP', 'LT', 'GT'] as const

export type Comparison = (typeof comparisons)[number]

/** What a `where` asks of an item. */
export type Condition =
  | {
      readonly kind: 'compare'
      readonly field: readonly string[]
      readonly comparison: Comparison
      readonly value: string
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }

/** Longer or deeper conditions than any client sends are refused before they cost anything. */
const longestText = 65_536
const deepestNesting = 64

const token = /\s*(?:([()])|('(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*")|([^\s()'"]+))/y

interface Token {
  readonly text: string
  readonly quoted: boolean
}

/** Why a `where` could not be read. */
interface WhereProblem {
  readonly problem: string
}

/**
 * Reads `field OP value` joined by AND and OR, with NOT and parentheses, after URL decoding:
 * `((consul_id EQ '12') AND (name EQ 'host_create'))`. Values may be bare or quoted.
 */
export function parseWhere(text: string): Condition | WhereProblem {
  if (text.length > longestText) return { problem: `longer than ${longestText} characters` }
  const tokens = tokenize(text)
  if (tokens === undefined) return { problem: 'a quote is not closed' }
  const reader = new Reader(tokens)
  const condition = reader.either(0)
  if (condition === undefined) return { problem: reader.problem }
  return reader.atEnd ? condition : { problem: `"${reader.next}" was not expected` }
}

function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const match = token.exec(text)
    if (match === null) return undefined
    const [, parenthesis, quoted, bare] = match
    if (quoted === undefined) tokens.push({ text: parenthesis ?? bare ?? '', quoted: false })
    else tokens.push({ text: unquote(quoted), quoted: true })
  }
  return tokens
}

function unquote(quoted: string): string {
  const inner = quoted.slice(1, -1)
  // Hardly any value has something to unescape.
  if (!/[\\'"]/.test(inner)) return inner
  const escape = quoted.startsWith("'") ? /\\(.)|'(')/gs : /\\(.)|"(")/gs
  return inner.replaceAll(escape, '$1$2')
}

/** Recursive descent; each method gives undefined after it has written down the problem. */
class Reader {
  problem = 'empty'
  readonly #tokens: readonly Token[]
  #index = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get atEnd(): boolean {
    return this.#index >= this.#tokens.length
  }

  get next(): string {
    return this.#tokens[this.#index]?.text ?? 'the end'
  }

  either(depth: number): Condition | undefined {
    return this.#joined('or', () => this.#joined('and', () => this.#unit(depth)))
  }

  #joined(kind: 'and' | 'or', part: () => Condition | undefined): Condition | undefined {
    const first = part()
    if (first === undefined) return undefined
    const parts = [first]
    while (this.#takeWord(kind)) {
      const further = part()
      if (further === undefined) return undefined
      parts.push(further)
    }
    return parts.length === 1 ? first : { kind, parts }
  }

  #unit(depth: number): Condition | undefined {
    if (depth > deepestNesting) return this.#fail(`nested deeper than ${deepestNesting}`)
    if (this.#takeWord('not')) {
      const part = this.#unit(depth + 1)
      return part && { kind: 'not', part }
    }
    if (!this.#takeWord('(')) return this.#comparison()
    const inner = this.either(depth + 1)
    if (inner === undefined) return undefined
    return this.#takeWord(')') ? inner : this.#fail(`")" expected before ${this.next}`)
  }

  #comparison(): Condition | undefined {
    const [field, operator, value] = this.#tokens.slice(this.#index, this.#index + 3)
    if (field === undefined || field.quoted || isParenthesis(field))
      return this.#fail(`a field expected, not ${this.next}`)
    const comparison = comparisons.find((known) => known === operator?.text.toUpperCase())
    if (comparison === undefined)
      return this.#fail(`${operator?.text ?? 'the end'} is none of ${comparisons.join(', ')}`)
    if (value === undefined || isParenthesis(value)) return this.#fail(`a value expected after ${comparison}`)
    this.#index += 3
    return compare(field.text, comparison, value.text)
  }

  #takeWord(word: string): boolean {
    const next = this.#tokens[this.#index]
    if (next === undefined || next.quoted || next.text.toLowerCase() !== word) return false
    this.#index++
    return true
  }

  #fail(problem: string): undefined {
    this.problem = problem
    return undefined
  }
}

function isParenthesis(candidate: Token): boolean {
  return !candidate.quoted && (candidate.text === '(' || candidate.text === ')')
}

function compare(field: string, comparison: Comparison, value: string): Condition {
  return { kind: 'compare', field: field.split('.'), comparison, value }
}

/** One sorting key of `orderby`. */
export interface SortKey {
  readonly field: readonly string[]
  readonly descending: boolean
}

/** What a list request asks for. */
export interface ListQuery {
  readonly where: Condition | undefined
  readonly orderBy: readonly SortKey[]
  readonly offset: number
  readonly count: number
}

/** Why a list request could not be read. */
export interface ListQueryProblem {
  readonly parameter: string
  readonly problem: string
}

/** Reads `where`, `orderby` and `limit` (`count` or `offset,count`) from a raw query; spaces may be `+` or `%20`. */
export const parseListQuery: (query: string) => ListQuery | ListQueryProblem = remembered(readListQuery)

function readListQuery(query: string): ListQuery | ListQueryProblem {
  const parameters = new URLSearchParams(query)
  const whereText = parameters.get('where') ?? ''
  const where = whereText.trim() === '' ? undefined : parseWhere(whereText)
  if (where !== undefined && 'problem' in where) return { parameter: 'where', problem: where.problem }
  const limit = /^\s*(?:(\d+)\s*,\s*)?(\d+)\s*$/.exec(parameters.get('limit') ?? `${Number.MAX_SAFE_INTEGER}`)
  if (limit === null) return { parameter: 'limit', problem: 'must be count or offset,count' }
  const orderBy = parseOrderBy(parameters.get('orderby') ?? '')
  if (orderBy === undefined) return { parameter: 'orderby', problem: 'must be field asc or field desc' }
  return { where, orderBy, offset: Number(limit[1] ?? 0), count: Number(limit[2]) }
}

function parseOrderBy(text: string): readonly SortKey[] | undefined {
  if (text.trim() === '') return []
  const keys = text.split(',').map((key) => /^\s*([\w.]+)(?:\s+(asc|desc))?\s*$/i.exec(key))
  if (keys.includes(null)) return undefined
  return keys.map((key) => ({
    field: (key?.[1] ?? '').split('.'),
    descending: key?.[2]?.toLowerCase() === 'desc',
  }))
}
