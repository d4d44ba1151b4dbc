import type { World } from './world.ts'

/** Ends every session of an account, and takes back the keys that would begin one. */
export function endSessions({ sessions, keys }: World, accountId: number): void {
  for (const grants of [sessions, keys]) {
    for (const [token, grant] of grants) if (grant.accountId === accountId) grants.delete(token)
  }
}
