import type { Account } from './entities.ts'
import type { World } from './world.ts'

/** The account of that id, or of that e-mail, whatever its case. */
export function findAccount({ accounts }: World, idOrEmail: string): Account | undefined {
  const [byEmail] = accounts.with('login', idOrEmail.toLowerCase()) ?? []
  return byEmail ?? accounts.get(Number(idOrEmail))
}
