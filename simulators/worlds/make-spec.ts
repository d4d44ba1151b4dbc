import { fixtureSettings } from '../world-fixtures/fixture-settings.ts'
import type { WorldFixture } from '../world-fixtures/world-fixture.ts'
import { type FixtureName, shippedFixtures } from '../world-fixtures/shipped-fixtures.ts'
import type { Distribution } from '../random/distribution.ts'
import {
  type StageDurations,
  type WorldSettings,
  defaultWorldSettings,
} from '../vmmanager/world/world-settings.ts'
import type { WorldWishes } from './world-wishes.ts'
import type { Fault } from '../faults/fault.ts'

/** A quiet, healthy world in real time that remembers its last thousand exchanges. */
export const usualWorldSpec: WorldSpec = {
  clock: 'real',
  settings: defaultWorldSettings,
  faults: [],
  journal: 1000,
  latency: {},
}

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

/** All that a served world is made from: the same spec and the same requests give the same world. */
export interface WorldSpec {
  /** `virtual`, `real`, `scaled:N`, `on-poll` or `manual`. */
  readonly clock: string
  readonly settings: WorldSettings
  readonly faults: readonly Fault[]
  /** How many exchanges its journal keeps. */
  readonly journal: number
  readonly latency: WorldLatency
}

/** How long clients wait for answers, in ms of the world, or of the wall where no wall moves the world. */
export interface WorldLatency {
  /** One way over the network; none when absent. */
  readonly transport?: Distribution
  /**
   * What a call that changes something takes longer than one that reads. When absent it is that of the settings
   * where a wall moves the world, and none elsewhere.
   */
  readonly acceptance?: Distribution
}
