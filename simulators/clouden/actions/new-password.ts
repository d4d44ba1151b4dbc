import type { ActionTry } from './action-try.ts'

/** The next root password of a service: the same for each try of one action. */
export function newPassword({ portal, service }: ActionTry): string {
  const { identities } = portal.surroundings
  return identities.machine(`${service.name}/password-${service.passwords + 1}`).password
}
