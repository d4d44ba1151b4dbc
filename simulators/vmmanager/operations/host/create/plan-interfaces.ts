import type { HostCreateRequest } from '../../../../../contracts/vmmanager/generated/types.ts'
import type { HostInterface } from '../../../world/machine-entities.ts'
import { customInterfaces } from './custom-interfaces.ts'

/** An interface of a machine to be. */
export type InterfacePlan = Omit<HostInterface, 'id' | 'hostId'>

/** What an interface is where nobody says otherwise (usaafko/terraform-provider-vmmanager6). */
export const usualInterface = { bridge: 'vmbr0', model: 'virtio' } as const

const onlyMain: readonly InterfacePlan[] = [{ ...usualInterface, name: 'eth0', isMain: true }]

/** The interfaces of the machine that a request describes: one where it says nothing about them. */
export function planInterfaces(request: HostCreateRequest): readonly InterfacePlan[] {
  const custom = customInterfaces(request)
  if (custom.length === 0) return onlyMain
  return custom.map(({ mac, model, bridge }, index) => ({
    name: `eth${index}`,
    bridge: bridge ?? usualInterface.bridge,
    model: model ?? usualInterface.model,
    isMain: index === 0,
    ...(mac !== undefined && { mac }),
  }))
}
