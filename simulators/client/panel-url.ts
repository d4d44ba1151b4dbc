import { isTrouble } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/** Where a one-time key is taken, by the session service that gave it. */
const entrances = { v3: 'key', v4: 'key-v4' } as const

/**
 * The address at which a client enters the panel without a password, once and within an hour (dev-huzaki/
 * whmcs-vmmanager6, sign-on). It is a secret. A key that was made and never arrived does no harm.
 *
 * @param site - where VMmanager is for browsers, such as `https://vmmanager.example.com`
 */
export async function panelUrl(
  api: VmmanagerApi,
  site: string,
  email: string,
): Promise<{ readonly url: string } | { readonly reason: string }> {
  const key = await api.createKey(email)
  if (isTrouble(key)) return { reason: reasonOf(key.trouble) }
  return { url: `${site}/auth/${entrances[api.authVersion]}/${encodeURIComponent(key)}` }
}
