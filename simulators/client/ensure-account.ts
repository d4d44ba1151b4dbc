import { reasonOf } from './reason-of.ts'
import { type Outcome, type UnknownItem, isTrouble } from './outcome.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/** The id of a client's account, or why there is none. */
export type Ensured = { readonly account: number } | { readonly reason: string }

/**
 * Finds the client's account or makes it. When somebody else makes it in between, that one is taken.
 * An administrator's e-mail is refused: a client must not own machines in that role.
 */
export async function ensureAccount(
  api: VmmanagerApi,
  client: { readonly email: string; readonly password: string },
): Promise<Ensured> {
  const known = await api.findAccount(client.email)
  if (isTrouble(known) || known !== undefined) return accept(known)
  const { email, password } = client
  const created = await api.createAccount({ email, password, role: '@user' })
  if (!isTrouble(created)) return { account: created }
  const reason = reasonOf(created.trouble)
  return reason === 'account-exists' || reason === 'unknown-outcome'
    ? accept(await api.findAccount(client.email), reason)
    : { reason }
}

function accept(found: Outcome<UnknownItem | undefined>, otherwise = 'account-missing'): Ensured {
  if (isTrouble(found)) return { reason: reasonOf(found.trouble) }
  if (found === undefined) return { reason: otherwise }
  const roles = Array.isArray(found['roles']) ? found['roles'] : []
  if (roles.some((role) => String(role).includes('@admin'))) return { reason: 'account-is-administrator' }
  return { account: Number(found['id']) }
}
