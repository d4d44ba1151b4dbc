import type { ProviderStateName } from '../../contracts/pacts/provider-states.ts'
import type { HttpMethod } from '../../contracts/exchange/exchange.ts'
import type { Matcher } from './matchers.ts'

/** A state that is given, and what is asked of it. */
export interface GivenState {
  readonly name: ProviderStateName
  readonly params?: Readonly<Record<string, string | number>>
}

/** One interaction of a pact as data: what a consumer asks, and what it needs of the answer. */
export interface PactCall {
  readonly description: string
  readonly given: readonly GivenState[]
  readonly request: PactRequest
  readonly response: PactResponse
}

export interface PactRequest {
  readonly method: HttpMethod
  readonly path: string | Matcher
  readonly query?: Readonly<Record<string, string | Matcher>>
  readonly headers?: Readonly<Record<string, string | Matcher>>
  readonly body?: unknown
}

export interface PactResponse {
  readonly status: number | StatusMatcher
  readonly body?: unknown
}

/** A class of statuses with an example. */
export interface StatusMatcher {
  readonly 'pact:matcher:type': 'statusCode'
  readonly status: 'success' | 'clientError'
  readonly value: number
}

/** What consumer and provider are called in pacts and in a Pact Broker. */
export const providerName = 'vmmanager'

/** Stands in pacts where a password or a token would stand. */
export const examplePassword = 'example-password'
export const exampleToken = 'example-token'
