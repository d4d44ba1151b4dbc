import type { Account } from './entities.ts'
import type { World } from './world.ts'

/** Makes an account; without a password nobody can log in to it, and its state is `invited`. */
export function addAccount(
  { accounts }: Pick<World, 'accounts'>,
  { email, password, roles, told = {} }: Pick<Account, 'email' | 'password' | 'roles' | 'told'>,
): Account {
  const state = password === undefined ? 'invited' : 'active'
  return accounts.add((id) => ({ id, email, login: email.toLowerCase(), password, roles, state, told }))
}

/** The account of that id, or of that e-mail, whatever its case. */
export function findAccount({ accounts }: World, idOrEmail: string): Account | undefined {
  const [byEmail] = accounts.with('login', idOrEmail.toLowerCase()) ?? []
  return byEmail ?? accounts.get(Number(idOrEmail))
}
