import { defaultWorldSettings } from '../vmmanager/world/world-settings.ts'
import type { WorldSpec } from './world-spec.ts'

/** A quiet, healthy world in real time that remembers its last thousand exchanges. */
export const usualWorldSpec: WorldSpec = {
  clock: 'real',
  settings: defaultWorldSettings,
  faults: [],
  journal: 1000,
  latency: {},
}
