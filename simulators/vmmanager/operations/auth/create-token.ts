import type { RandomStream } from '../../../random/random-stream.ts'
import type { Account } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'

/**
 * Makes a token of the form `<number>-<uuid>` and begins its session; with `expiresAtMs` one that ends then and
 * not for want of use, with `isKey` not a session but the right to begin one.
 */
export function createToken(
  world: World,
  account: Account,
  { expiresAtMs, isKey = false }: { readonly expiresAtMs?: number; readonly isKey?: boolean } = {},
): string {
  const token = `${++world.counter}-${uuid(world.tokenStream)}`
  const grant = { accountId: account.id, createdAtMs: world.nowMs }
  if (isKey) world.keys.set(token, grant)
  else world.sessions.set(token, { ...grant, expiresAtMs, lastUsedAtMs: world.nowMs })
  return token
}

function uuid(stream: RandomStream): string {
  const hex = Array.from({ length: 32 }, (_, place) =>
    place === 12 ? '4' : stream.integer(0, 15).toString(16),
  ).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
