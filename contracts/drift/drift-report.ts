import type { Platform } from '../trace/trace-event.ts'
import { contractFor } from '../vmmanager/contract.ts'
import { compareAnswers } from './compare-answers.ts'
import { type Drift, driftOf, isBreaking } from './drift.ts'
import { type DialectFit, bestFits, fitDialects } from './fit-dialects.ts'
import type { Interaction } from './interaction.ts'
import { nodesAt } from './nodes-at.ts'
import type { Observation, Unobserved } from './observation.ts'
import { compareDescription } from './published/compare-description.ts'
import { contractOperations } from './published/contract-operations.ts'
import { sightOf } from './sight-of.ts'
import type { ApiOperation } from './published/read-description.ts'

/** All that was seen of a VMmanager, and by what it is judged. */
export interface DriftInput {
  readonly dialect: string
  readonly platforms: readonly Platform[]
  readonly interactions: readonly Interaction[]
  readonly observations: readonly Observation[]
  readonly unobserved: readonly Unobserved[]
  /** Operations of all descriptions together; absent where there is no description. */
  readonly published?: readonly ApiOperation[]
}

/** In which ways a VMmanager is other than the contract, and what that does to whom. */
export interface DriftReport {
  readonly dialect: string
  /** Those that break somebody first, new things last. */
  readonly drifts: readonly Drift[]
  readonly unobserved: readonly Unobserved[]
  readonly fits: readonly DialectFit[]
  /** Names of the dialects that nothing fits better than. */
  readonly best: readonly string[]
  /** Whether nothing at all was seen, so that no drift means nothing. */
  readonly isBlind: boolean
  readonly counts: DriftCounts
}

/** The figures of a report. */
export interface DriftCounts {
  /** Drifts that break some platform. */
  readonly breaking: number
  readonly missing: number
  readonly changed: number
  readonly new: number
  /** Operations of the contract that answered or are described. */
  readonly observed: number
  readonly unobserved: number
  readonly operations: number
}

/** Holds all that was seen against the contract, and judges it for each platform. */
export function driftReport(input: DriftInput): DriftReport {
  const { dialect, platforms, interactions, observations, published } = input
  const compared = published && compareDescription(contractOperations(dialect), published)
  const departures = [
    ...compareAnswers({ observations, dialect, interactions }),
    ...(compared?.departures ?? []),
  ]
  const drifts = departures
    .map((departure) => driftOf(departure, interactions, platforms))
    .toSorted((one, other) => rankOf(one) - rankOf(other))
  const { operations } = contractFor(dialect)
  const answered = new Set(observations.map(({ operation }) => operation))
  const described = new Set(compared?.described)
  const seen = operations.filter(({ id }) => answered.has(id) || described.has(id))
  const unobserved = unobservedIn(
    input,
    seen.map(({ id }) => id),
    compared?.untold ?? [],
  )
  const fits = fitDialects(observations, interactions)
  const count = (change: Drift['change']): number => drifts.filter((drift) => drift.change === change).length
  return {
    dialect,
    drifts,
    unobserved,
    fits,
    best: bestFits(fits),
    isBlind: published === undefined && observations.every(({ method }) => method !== 'GET'),
    counts: {
      breaking: drifts.filter(isBreaking).length,
      missing: count('missing'),
      changed: count('changed'),
      new: count('new'),
      observed: seen.length,
      unobserved: operations.length - seen.length,
      operations: operations.length,
    },
  }
}

function rankOf(drift: Drift): number {
  if (isBreaking(drift)) return 0
  return drift.change === 'new' ? 2 : 1
}

/** What nothing was seen of, and of what less was seen than there is. */
function unobservedIn(
  { dialect, observations, unobserved }: DriftInput,
  seen: readonly string[],
  untold: readonly Unobserved[],
): readonly Unobserved[] {
  const { operations } = contractFor(dialect)
  const isOurs = new Set(operations.map(({ id }) => id))
  const isSeen = new Set(seen)
  const answered = new Set(observations.map(({ operation }) => operation))
  return [
    ...unobserved.filter(({ operation }) => isOurs.has(operation) && !isSeen.has(operation)),
    ...emptyLists(observations).filter(({ operation }) => isOurs.has(operation)),
    ...untold.filter(({ operation }) => !answered.has(operation)),
    ...operations
      .filter(({ id, method }) => method !== 'GET' && !isSeen.has(id))
      .map(({ id }) => ({ operation: id, reason: 'changing' }) as const),
  ]
}

/** Lists that have shown no item: nothing is known of what they would hold. */
function emptyLists(observations: readonly Observation[]): readonly Unobserved[] {
  const answers = observations.filter((observation) => sightOf(observation) === 'answer')
  return [...Map.groupBy(answers, ({ operation }) => operation)]
    .filter(([, seen]) => seen.every(({ body }) => isEmptyList(body)))
    .map(([operation]) => ({ operation, reason: 'empty' }))
}

function isEmptyList(body: unknown): boolean {
  return nodesAt(body, '/list').some(Array.isArray) && nodesAt(body, '/list/*').length === 0
}
