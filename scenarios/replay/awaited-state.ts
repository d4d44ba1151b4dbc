import { itemsOf } from '../../contracts/lifecycle/items-of.ts'
import type { Exchange } from '../../contracts/exchange/exchange.ts'

const ends: ReadonlySet<string> = new Set(['complete', 'failed', 'aborted', 'active', 'stopped'])

/**
 * The states that a client waited for, where the answer to a read shows nothing but ends: those of the tasks or
 * machines that it lists, in their order. Undefined for any other exchange.
 */
export function awaitedState({ request, response }: Exchange): string | undefined {
  const isLook = request.method === 'GET' && /^\/vm\/v3\/(?:task|host)(?:\/\d+)?$/.test(request.path)
  if (!isLook || response?.status !== 200) return undefined
  const states = itemsOf(response.body).map(({ status, state }) => endWord(status ?? state))
  return states.length > 0 && states.every((state) => ends.has(state)) ? states.join(', ') : undefined
}

/** Releases have two words for a failure. */
function endWord(state: unknown): string {
  return state === 'fail' ? 'failed' : String(state)
}
