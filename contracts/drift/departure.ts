import type { HttpMethod } from '../exchange/exchange.ts'

/** What is seen of a VMmanager: its answers, or the description that it publishes. */
export type DriftSource = 'answers' | 'description'

/** Where something is other than in the contract. */
export type DriftPart = 'operation' | 'status' | 'query' | 'request' | 'response'

/** One way in which a VMmanager is other than the contract, told once however often it is seen. */
export interface Departure {
  readonly source: DriftSource
  /** `new`: the contract does not have it; `missing`: the VMmanager does not. */
  readonly change: 'new' | 'missing' | 'changed'
  readonly part: DriftPart
  /** Id in the contract; absent for what it does not have. */
  readonly operation?: string
  readonly method: HttpMethod
  /** Path template, in the words of the contract where it has the operation. */
  readonly path: string
  /** JSON pointer into request or response with `*` for every item of an array; name of a query parameter; else ''. */
  readonly pointer: string
  /** What the contract says, and what is seen: types, values, statuses; `nothing` where there is nothing. */
  readonly expected: string
  readonly actual: string
  /** In how many of the places in which it could be seen it was; absent for a description. */
  readonly seen?: { readonly count: number; readonly of: number }
  /** By what it is judged whether somebody can live with it. */
  readonly reality: Reality
}

/** What there is in the place of what the contract says. */
export type Reality =
  /** Nothing, or something more. */
  | { readonly kind: 'plain' }
  /** It must be sent now. */
  | { readonly kind: 'demanded' }
  /** It may be left out of the answer now. */
  | { readonly kind: 'optional' }
  /** Values that were seen. */
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  /** What a description promises or takes. */
  | {
      readonly kind: 'described'
      readonly types: readonly string[]
      /** Those of them that the contract does not have. */
      readonly added: readonly string[]
      /** All values that there may be, where they are counted. */
      readonly values?: readonly unknown[]
      /** Those of them that the contract does not have. */
      readonly addedValues: readonly unknown[]
    }

/** What is left out, or more than the contract has. */
export const plain: Reality = { kind: 'plain' }
