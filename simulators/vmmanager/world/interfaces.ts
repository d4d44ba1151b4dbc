import type { HostInterface } from './machine-entities.ts'
import type { World } from './world.ts'

/** The network interfaces of a machine, the main one first. */
export function interfacesOf(world: World, hostId: number): readonly HostInterface[] {
  return [...(world.interfaces.with('hostId', hostId) ?? [])]
}

/** The hardware address that was asked for, or else one made of the id of the interface. */
export function macOf({ id, mac }: HostInterface): string {
  const bytes = [16, 8, 0].map((shift) => ((id >>> shift) & 255).toString(16).padStart(2, '0'))
  return mac ?? `52:54:00:${bytes.join(':')}`
}
