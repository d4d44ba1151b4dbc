import type { UserLimitsRequest } from '../../../contracts/vmmanager/generated/types.ts'

/** What a user may have, by the names of the API: without `_total` of one machine, with it of all together. */
export type UserLimits = UserLimitsRequest

/** How much there is of each thing that may be limited. */
export type Use = UserLimits

/** What one machine has of what is limited. */
export interface MachineUse {
  readonly cpuNumber: number
  readonly ramMib: number
  readonly diskMib: number
  readonly ipv4Number: number
}

/** The limits of an account: its own, and those of its roles where it has none. */
export function limitsFor(
  own: UserLimits | undefined,
  ofRoles: readonly (UserLimits | undefined)[],
): UserLimits {
  return Object.assign({}, ...ofRoles, own) as UserLimits
}

/**
 * What machines have together, and the one of them that is in question.
 *
 * @param looseDiskMib - the disks that are in no machine
 */
export function useOf(
  machines: readonly MachineUse[],
  machine: MachineUse | undefined,
  looseDiskMib = 0,
): Use {
  const total = (part: keyof MachineUse): number => machines.reduce((sum, each) => sum + each[part], 0)
  return {
    host_count: machines.length,
    cpu_number: machine?.cpuNumber ?? 0,
    cpu_number_total: total('cpuNumber'),
    ram_mib: machine?.ramMib ?? 0,
    ram_mib_total: total('ramMib'),
    hdd_mib: machine?.diskMib ?? 0,
    hdd_mib_total: total('diskMib') + looseDiskMib,
    ipv4_number: machine?.ipv4Number ?? 0,
    ipv4_number_total: total('ipv4Number'),
  }
}

/** The first limit that a change would go beyond. What is beyond already and does not grow is let be. */
export function exceededLimit(limits: UserLimits, before: Use, after: Use): keyof UserLimits | undefined {
  const names = Object.keys(after) as (keyof Use)[]
  return names.find((name) => {
    const [limit = Infinity, wanted = 0, present = 0] = [limits[name], after[name], before[name]]
    return wanted > limit && wanted > present
  })
}
