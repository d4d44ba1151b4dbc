import { type Machine, machineOf } from './machine.ts'
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

/** The machine, or why it cannot be known: `instance-not-found` when it is gone. */
export type ReadMachine = { readonly machine: Machine; readonly reason?: never } | { readonly reason: string }

/** Reads a machine as it is now. */
export async function readMachine(api: VmmanagerApi, host: number): Promise<ReadMachine> {
  const item = await api.findHost(['id', host])
  if (isTrouble(item)) return { reason: reasonOf(item.trouble) }
  if (item === undefined) return { reason: 'instance-not-found' }
  const machine = machineOf(item)
  return machine === undefined ? { reason: 'unclear-answer' } : { machine }
}
