import { fixtureSettings } from '../../simulators/world-fixtures/fixture-settings.ts'
import { type FixtureName, shippedFixtures } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import type { WorldFixture } from '../../simulators/world-fixtures/world-fixture.ts'
import { clientProfile } from '../../simulators/platform/client-profile.ts'
import type { Distribution } from '../../simulators/random/distribution.ts'
import {
  defaultWorldSettings,
  type StageDurations,
  type WorldSettings as SimulatedWorld,
} from '../../simulators/vmmanager/world/world-settings.ts'
import { type Duration, durationMs } from '../../simulators/clock/duration.ts'
import type { WorldSettings } from '../language/scenario.ts'
import type { Profile } from '../profile/profile.ts'
import { profiledWorld } from '../profile/profiled-world.ts'

/** What a scenario does not say of its world by itself. */
export interface WorldChoices {
  readonly seed: number
  readonly dialect: string
  /** The fixture that it names by a file. */
  readonly fixture?: WorldFixture | undefined
  /** What its times are taken from. */
  readonly profile?: Profile | undefined
}

/** The default world with what the scenario says about it. */
export function planWorld(
  settings: WorldSettings,
  { seed, dialect, fixture: loaded, profile }: WorldChoices,
): SimulatedWorld {
  const { fixture, addresses, accounts = [], administrators = [], durations = {} } = settings
  const { load, transportLatency, acceptanceLatency } = settings
  const usual = profiledWorld({ ...defaultWorldSettings, idsApart: true }, profile)
  const chosen = loaded ?? (isShipped(fixture) ? shippedFixtures[fixture] : undefined)
  return {
    ...usual,
    seed,
    dialect,
    addresses: addresses ?? usual.addresses,
    ...(chosen !== undefined && fixtureSettings(chosen)),
    accounts: accounts.map((name) => clientProfile(seed, name).email),
    administrators: administrators.map((name) => clientProfile(seed, name).email),
    ...(load !== undefined && { load }),
    durations: planDurations(durations, usual.durations),
    transportLatency: fixedOr(transportLatency, usual.transportLatency),
    acceptanceLatency: fixedOr(acceptanceLatency, usual.acceptanceLatency),
  }
}

function isShipped(fixture: string | undefined): fixture is FixtureName {
  return fixture !== undefined && Object.hasOwn(shippedFixtures, fixture)
}

function planDurations(
  durations: NonNullable<WorldSettings['durations']>,
  usual: StageDurations,
): StageDurations {
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
