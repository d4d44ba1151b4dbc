/** What one server takes from its clients at most. */
export interface HttpLimits {
  /** Of one request body; more is answered with 413. */
  readonly bodyBytes: number
  /** From the opening of a connection, or the end of the last request on it, to the end of the next head. */
  readonly headersTimeoutMs: number
  /** To the end of the whole request. */
  readonly requestTimeoutMs: number
  /** How long a connection may wait for its next request. */
  readonly keepAliveTimeoutMs: number
  /** How long nothing may move on a connection at all, as when the client does not read. */
  readonly idleTimeoutMs: number
  /** How often the time-outs of requests are looked at. */
  readonly checkEveryMs: number
  /** Open at once; more are closed as they come. */
  readonly connections: number
  /** How long requests under way may go on when the server ends. */
  readonly graceMs: number
}

/** Generous to slow clients of an integration, and still bounded: polls every minute keep their connection. */
export const defaultHttpLimits: HttpLimits = {
  bodyBytes: 1_048_576,
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 60_000,
  keepAliveTimeoutMs: 75_000,
  idleTimeoutMs: 300_000,
  checkEveryMs: 1000,
  connections: 10_000,
  graceMs: 2000,
}
