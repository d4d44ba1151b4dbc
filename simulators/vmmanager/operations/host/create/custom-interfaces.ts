import type {
  HostCreateCustomInterface,
  HostCreateRequest,
} from '../../../../../contracts/vmmanager/generated/types.ts'

/** The network interfaces that a creation describes, the main one first; the first is main where none says so. */
export function customInterfaces({
  custom_interfaces: interfaces = [],
}: HostCreateRequest): readonly HostCreateCustomInterface[] {
  return interfaces.toSorted(
    (a, b) => Number(b.is_main_network === true) - Number(a.is_main_network === true),
  )
}
