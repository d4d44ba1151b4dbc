import { type Reply, refuse } from './reply.ts'
import type { World } from './world/world.ts'

/** The refusal of one more machine or node than the licence allows; undefined where it allows one more. */
export function refuseOverLicence(world: World, kind: 'host' | 'node'): Reply | undefined {
  const { hostLimit = Infinity, nodeLimit = Infinity } = world.settings.licence ?? {}
  const isAtLimit = kind === 'host' ? world.hosts.size >= hostLimit : world.nodes.size >= nodeLimit
  return isAtLimit ? refuse('licence-limit', { kind }) : undefined
}
