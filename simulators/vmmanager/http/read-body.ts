import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { jsonOrText } from '../../transport/json-or-text.ts'

/** What came of reading: the body, or why there is none. */
export type ReadBody = { readonly value: unknown } | 'too-large' | 'gone'

/** True where a body follows the head of the request. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

/**
 * The body as parsed JSON, the text itself where it is not JSON, undefined where there is none; 'too-large' beyond
 * the limit, 'gone' when the client goes away in the middle. Also what is too large is read to its end: clients
 * look for an answer only when they have sent everything.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<ReadBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limitBytes) chunks.push(chunk)
    })
    request.on('end', () =>
      resolve(bytes > limitBytes ? 'too-large' : { value: parse(Buffer.concat(chunks)) }),
    )
    request.on('error', () => resolve('gone'))
    request.on('close', () => resolve('gone'))
  })
}

/** The content type is not asked: real clients send JSON under any, or under none. */
function parse(body: Buffer): unknown {
  if (body.length === 0) return undefined
  // Decoding would put other characters in the place of broken ones, and what was never sent would be stored.
  if (!isUtf8(body)) return body.toString('latin1')
  return jsonOrText(body.toString('utf8'))
}
