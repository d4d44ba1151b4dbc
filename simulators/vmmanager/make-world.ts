import type { Faults } from '../faults/faults.ts'
import { populate } from './populate.ts'
import type { WorldSettings } from './world/world-settings.ts'
import { createWorld, type World, type WorldListener } from './world/world.ts'

/** A world at time zero, with all who live in it already. */
export function makeWorld(settings: WorldSettings, faults: Faults, tell: WorldListener): World {
  const world = createWorld(settings, faults, tell)
  if (settings.population !== undefined) populate(world, settings.population)
  return world
}
