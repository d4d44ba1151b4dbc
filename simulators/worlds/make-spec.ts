import { fixtureSettings } from '../world-fixtures/fixture-settings.ts'
import type { WorldFixture } from '../world-fixtures/world-fixture.ts'
import { type FixtureName, shippedFixtures } from '../world-fixtures/shipped-fixtures.ts'
import type { Distribution } from '../random/distribution.ts'
import type { StageDurations } from '../vmmanager/world/world-settings.ts'
import type { WorldLatency, WorldSpec } from './world-spec.ts'
import type { WorldWishes } from './world-wishes.ts'

/** The spec of a world that differs from `usual` in what is wished. An administrator is not handed on. */
export function makeSpec(usual: WorldSpec, wishes: WorldWishes): WorldSpec {
  const { clock = usual.clock, faults = usual.faults, journal = usual.journal } = wishes
  const { administrator: _, ...settings } = usual.settings
  return {
    clock,
    faults,
    journal,
    settings: {
      ...settings,
      seed: wishes.seed ?? settings.seed,
      dialect: wishes.dialect ?? settings.dialect,
      addresses: wishes.addresses ?? settings.addresses,
      accounts: wishes.accounts ?? settings.accounts,
      ...(wishes.fixture !== undefined && fixtureSettings(fixtureOf(wishes.fixture))),
      durations: durationsFor(settings.durations, wishes),
      ...(wishes.administrator === undefined ? {} : { administrator: wishes.administrator }),
    },
    latency: latencyFor(usual, wishes),
  }
}

function fixtureOf(fixture: FixtureName | WorldFixture): WorldFixture {
  return typeof fixture === 'string' ? shippedFixtures[fixture] : fixture
}

function durationsFor(usual: StageDurations, { stageMs, taskFactor }: WorldWishes): StageDurations {
  if (stageMs === undefined && taskFactor === undefined) return usual
  const change = (duration: Distribution): Distribution =>
    stageMs === undefined ? scaled(duration, taskFactor ?? 1) : fixed(stageMs)
  const changed = Object.entries(usual).map(([stage, duration]) => [stage, change(duration as Distribution)])
  return Object.fromEntries(changed) as StageDurations
}

function latencyFor({ latency }: WorldSpec, wishes: WorldWishes): WorldLatency {
  const { transportLatencyMs, acceptanceLatencyMs } = wishes
  return {
    ...latency,
    ...(transportLatencyMs === undefined ? {} : { transport: fixed(transportLatencyMs) }),
    ...(acceptanceLatencyMs === undefined ? {} : { acceptance: fixed(acceptanceLatencyMs) }),
  }
}

function fixed(ms: number): Distribution {
  return { kind: 'fixed', ms }
}

function scaled(duration: Distribution, factor: number): Distribution {
  switch (duration.kind) {
    case 'fixed':
      return fixed(Math.round(duration.ms * factor))
    case 'uniform':
      return { ...duration, minMs: duration.minMs * factor, maxMs: duration.maxMs * factor }
    case 'triangular': {
      const { kind, minMs, modeMs, maxMs } = duration
      return { kind, minMs: minMs * factor, modeMs: modeMs * factor, maxMs: maxMs * factor }
    }
    case 'empirical':
      return { ...duration, quantilesMs: duration.quantilesMs.map((ms) => ms * factor) }
  }
}
