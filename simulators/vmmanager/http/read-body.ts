import type { IncomingMessage } from 'node:http'

/** Larger bodies than any client sends are not kept. */
const largestBodyBytes = 1_048_576

/**
 * The body as parsed JSON, the text itself where it is not JSON, undefined where there is none; 'too-large' beyond
 * the limit. Also then it is read to its end: clients look for an answer only when they have sent everything.
 */
export async function readBody(request: IncomingMessage): Promise<{ readonly value: unknown } | 'too-large'> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= largestBodyBytes) chunks.push(chunk)
  }
  if (bytes > largestBodyBytes) return 'too-large'
  return { value: bytes === 0 ? undefined : parse(Buffer.concat(chunks).toString('utf8')) }
}

/** The content type is not asked: real clients send JSON under any, or under none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
