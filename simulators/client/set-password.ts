import { isTrouble } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/**
 * Asks for another root password and does not wait for it, as the module of the vendor does not; gives a reason when
 * it is refused. Nobody can see whether a password was set; the same one set again does no harm.
 */
export async function setPassword(
  api: VmmanagerApi,
  host: number,
  password: string,
): Promise<string | undefined> {
  const asked = await api.machine.setPassword(host, password)
  return isTrouble(asked) ? reasonOf(asked.trouble) : undefined
}
