import { fixtureSettings } from '../../simulators/world-fixtures/fixture-settings.ts'
import { shippedFixtures } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import { clientProfile } from '../../simulators/platform/client-profile.ts'
import type { Distribution } from '../../simulators/random/distribution.ts'
import {
  defaultWorldSettings,
  type StageDurations,
  type WorldSettings as SimulatedWorld,
} from '../../simulators/vmmanager/world/world-settings.ts'
import { type Duration, durationMs } from '../../simulators/clock/duration.ts'
import type { WorldSettings } from '../language/scenario.ts'

/** The default world with what the scenario says about it. */
export function planWorld(
  settings: WorldSettings,
  { seed, dialect }: { readonly seed: number; readonly dialect: string },
): SimulatedWorld {
  const { fixture, addresses, accounts = [], administrators = [], durations = {} } = settings
  const { transportLatency, acceptanceLatency } = settings
  const usual = defaultWorldSettings
  return {
    ...usual,
    seed,
    dialect,
    addresses: addresses ?? usual.addresses,
    ...(fixture !== undefined && fixtureSettings(shippedFixtures[fixture])),
    accounts: accounts.map((name) => clientProfile(seed, name).email),
    administrators: administrators.map((name) => clientProfile(seed, name).email),
    durations: planDurations(durations),
    transportLatency: fixedOr(transportLatency, usual.transportLatency),
    acceptanceLatency: fixedOr(acceptanceLatency, usual.acceptanceLatency),
  }
}

function planDurations(durations: NonNullable<WorldSettings['durations']>): StageDurations {
  const usual = defaultWorldSettings.durations
  return {
    ...usual,
    queued: fixedOr(durations.queued, usual.queued),
    disk: fixedOr(durations.disk, usual.disk),
    network: fixedOr(durations.network, usual.network),
    osInstall: fixedOr(durations.osInstall, usual.osInstall),
  }
}

function fixedOr(duration: Duration | undefined, usual: Distribution): Distribution {
  return duration === undefined ? usual : { kind: 'fixed', ms: durationMs(duration) }
}
