/** Request methods that VMmanager 6 knows (API guide: GET, POST and DELETE only). */
export type HttpMethod = 'GET' | 'POST' | 'DELETE'

/** Header names are lower case. */
export type HttpHeaders = Readonly<Record<string, string>>

/** What the consumer sent. `path` begins with a slash; `query` is raw, without its question mark, '' when absent. */
export interface ExchangeRequest {
  readonly method: HttpMethod
  readonly path: string
  readonly query: string
  readonly headers: HttpHeaders
  /** Parsed JSON; the text itself where it was not JSON; absent where nothing was sent. */
  readonly body?: unknown
}

/** What the provider answered. `body` is parsed JSON, or the text itself where it was not JSON. */
export interface ExchangeResponse {
  readonly status: number
  readonly headers: HttpHeaders
  readonly body?: unknown
}

/**
 * Why no response came. `sent` says whether the request may have reached the provider:
 * where it may have, the outcome of the call is unknown until it is observed.
 */
export interface ExchangeFailure {
  readonly code: 'refused' | 'reset' | 'timeout' | 'aborted'
  readonly sent: boolean
}

/** One HTTP request together with its response, or with the reason why none came. */
export interface Exchange {
  readonly request: ExchangeRequest
  readonly response?: ExchangeResponse
  readonly failure?: ExchangeFailure
}
