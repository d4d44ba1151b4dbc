import { type VmmanagerErrorName, vmmanagerErrors } from '../../../contracts/vmmanager/errors.ts'

/** When VMmanager gives each error, as the contract says. */
export const errors: Readonly<Record<VmmanagerErrorName, string>> = Object.fromEntries(
  Object.entries(vmmanagerErrors).map(([name, { when }]) => [name, when]),
) as Record<VmmanagerErrorName, string>
