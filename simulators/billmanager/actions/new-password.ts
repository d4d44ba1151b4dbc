import { machineProfile } from '../../platform/client-profile.ts'
import { machineName } from '../service.ts'
import type { ActionTry } from './action-try.ts'

/** The next root password of a service: the same for each try of one operation. */
export function newPassword({ service, seed }: ActionTry): string {
  return machineProfile(seed, `${machineName(service)}/password-${service.passwords + 1}`).password
}
