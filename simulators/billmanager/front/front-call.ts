import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import type { DocNode } from './documents.ts'

/** What a function of the API answers. */
export interface FrontAnswer {
  readonly nodes: readonly DocNode[]
  /** Its texts are the fields of a form. */
  readonly isForm?: true
}

/** It is done, and nothing more is told. */
export const ok: FrontAnswer = { nodes: [{ name: 'ok' }] }

const formats = ['xml', 'json', 'bjson'] as const

/** A call as its client has written it: in the query, in the body as a form, or in both. */
export interface FrontCall {
  readonly func: string
  readonly out: (typeof formats)[number]
  readonly lang: 'en' | 'ru'
  /** Executes; without it the form is shown. */
  readonly isConfirmed: boolean
  /** Undefined where it is absent or empty. */
  field(name: string): string | undefined
  /** Fields whose names begin so, with the rest of their names. */
  fieldsOf(prefix: string): readonly (readonly [rest: string, value: string])[]
}

/** Reads a call. A format that is not known is XML, as one that is not named. */
export function readCall({ query, body }: Pick<ExchangeRequest, 'query' | 'body'>): FrontCall {
  const fields = new Map(new URLSearchParams(query))
  if (typeof body === 'string') for (const [name, value] of new URLSearchParams(body)) fields.set(name, value)
  const field = (name: string): string | undefined => fields.get(name) || undefined
  return {
    func: field('func') ?? '',
    out: formats.find((format) => format === field('out')) ?? 'xml',
    lang: field('lang') === 'ru' ? 'ru' : 'en',
    isConfirmed: field('sok') !== undefined,
    field,
    fieldsOf: (prefix) =>
      [...fields].flatMap(([name, value]) =>
        name.startsWith(prefix) && value !== '' ? [[name.slice(prefix.length), value] as const] : [],
      ),
  }
}
