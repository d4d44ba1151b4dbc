import { type Machine, machineOf } from './machine.ts'
import { isTrouble } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

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
