import { Agent, request } from 'undici'
import { jsonOrText } from '../../../../simulators/transport/json-or-text.ts'
import type { Trust } from '../../../../simulators/transport/http-transport.ts'

/** What a server answers, with what a consumer does not look at. */
export interface Answer {
  readonly status: number
  /** Parsed JSON, or the text itself. */
  readonly body: unknown
  readonly contentType: string
  /** Where it sends its clients; undefined where it does not. */
  readonly location: string | undefined
  /** Of its clock, in ms since 1970; undefined where it does not say. */
  readonly dateMs: number | undefined
}

/** Asks a server once, without following where it sends to. Rejects with the error of the connection. */
export type Ask = (url: string, post?: { readonly body: unknown }) => Promise<Answer>

/** What is asked for otherwise than by somebody who only wants to know who answers. */
export interface AskOptions {
  /** So much of an answer tells who answers. */
  readonly mostBytes?: number
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks over sockets that are closed in the end. */
export function openAsk(
  trust: Trust,
  timeoutMs: number,
  { mostBytes = 2 ** 20, headers: own = {} }: AskOptions = {},
): AsyncDisposable & { readonly ask: Ask } {
  const agent = new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: mostBytes,
    connect: {
      timeout: timeoutMs,
      rejectUnauthorized: trust.insecure !== true,
      ...(trust.ca !== undefined && { ca: trust.ca }),
    },
  })
  return {
    ask: async (url, post) => {
      const { statusCode, headers, body } = await request(url, {
        dispatcher: agent,
        headers: own,
        // Also for one that only trickles.
        signal: AbortSignal.timeout(timeoutMs),
        ...(post !== undefined && {
          method: 'POST' as const,
          body: JSON.stringify(post.body),
          headers: { ...own, 'content-type': 'application/json' },
        }),
      })
      const dateMs = Date.parse(textOf(headers['date']) ?? '')
      return {
        status: statusCode,
        body: jsonOrText(await body.text()),
        contentType: textOf(headers['content-type']) ?? '',
        location: textOf(headers['location']),
        dateMs: Number.isNaN(dateMs) ? undefined : dateMs,
      }
    },
    [Symbol.asyncDispose]: () => agent.destroy(),
  }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
