import type { ActionTry } from './action-try.ts'

/** The next root password of a service: the same for each try of one operation. */
export function newPassword({ service, identities }: ActionTry): string {
  return identities.machine(`${service.name}/password-${service.passwords + 1}`).password
}
