import type { ExchangeRequest, HttpHeaders } from '../../contracts/exchange/exchange.ts'
import { tokensIn } from '../vmmanager/tokens-in.ts'
import type { ServedWorld } from './served-world.ts'

/** Worlds that have an administrator of their own, by that e-mail in lower case. */
export type OwnedWorlds = ReadonlyMap<string, ServedWorld>

/**
 * The world that a request on a shared port is meant for: by the e-mail or the one-time key with which it logs in,
 * else by its token. Undefined where that leads into none of them.
 */
export function findWorld(owned: OwnedWorlds, request: ExchangeRequest): ServedWorld | undefined {
  if (owned.size === 0) return undefined
  const email = loginField(request, 'email')
  if (email !== undefined) return owned.get(email.toLowerCase())
  const key = loginField(request, 'key')
  return key === undefined
    ? worldOfToken(owned, request.headers)
    : worldThat(owned, (world) => world.holdsKey(key))
}

/** A token that is still sent says nothing about where somebody logs in. */
function loginField({ method, path, body }: ExchangeRequest, name: 'email' | 'key'): string | undefined {
  if (method !== 'POST' || !path.startsWith('/auth/')) return undefined
  const value = (body as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return typeof value === 'string' ? value : undefined
}

function worldOfToken(owned: OwnedWorlds, headers: HttpHeaders): ServedWorld | undefined {
  for (const token of tokensIn(headers)) {
    const world = worldThat(owned, (world) => world.holdsToken(token))
    if (world !== undefined) return world
  }
  return undefined
}

function worldThat(owned: OwnedWorlds, fits: (world: ServedWorld) => boolean): ServedWorld | undefined {
  for (const world of owned.values()) if (fits(world)) return world
  return undefined
}
