import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { WorldProblem } from '../world-problem.ts'

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Lets pass who knows the token. Where there is none the API listens on loopback alone, and only pages in a
 * browser have to be kept away: they give themselves away by their origin, or by a foreign name for this host.
 *
 * @throws WorldProblem unauthorized or foreign-origin
 */
export function authorizeControl(headers: IncomingHttpHeaders, token: string | undefined): void {
  if (headers.origin !== undefined) throw new WorldProblem('foreign-origin', headers.origin)
  if (token !== undefined) {
    if (!isSame(headers.authorization ?? '', `Bearer ${token}`)) {
      throw new WorldProblem('unauthorized', 'send the header authorization: Bearer TOKEN')
    }
    return
  }
  const name = (headers.host ?? '').replace(/:\d+$/, '')
  if (!loopbackNames.has(name)) throw new WorldProblem('foreign-origin', name)
}

/** In a time that tells nothing of where they differ, nor of their lengths. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
