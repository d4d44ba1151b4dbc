import { type DialectFacts, dialects } from '../vmmanager/dialect.ts'
import { compareAnswers } from './compare-answers.ts'
import type { Interaction } from './interaction.ts'
import { isRecord, kindOf } from '../vmmanager/is-record.ts'
import { nodesAt } from './nodes-at.ts'
import type { Observation } from './observation.ts'

/** How well one dialect describes a VMmanager. */
export interface DialectFit {
  readonly dialect: string
  /** Departures of the answers from it; new fields, which no release promises not to have, do not count. */
  readonly departures: number
  /** Its facts that the answers contradict, of those in which every form conforms in every dialect. */
  readonly signs: number
}

/** How well each dialect describes a VMmanager by its answers. */
export function fitDialects(
  observations: readonly Observation[],
  interactions: readonly Interaction[],
): readonly DialectFit[] {
  const seen = Object.entries(openFacts).map(([fact, read]) => [fact, read(observations)] as const)
  return dialects.map((dialect) => ({
    dialect: dialect.name,
    departures: compareAnswers({ observations, dialect: dialect.name, interactions }).filter(
      ({ change, part }) => change !== 'new' || part === 'operation',
    ).length,
    signs: seen.filter(
      ([fact, form]) => form !== undefined && form !== dialect[fact as keyof typeof openFacts],
    ).length,
  }))
}

/** The dialects that nothing fits better than. */
export function bestFits(fits: readonly DialectFit[]): readonly string[] {
  const rankOf = ({ departures, signs }: DialectFit): number => departures * (signLimit + 1) + signs
  const best = Math.min(...fits.map(rankOf))
  return fits.filter((fit) => rankOf(fit) === best).map(({ dialect }) => dialect)
}

type Read = (observations: readonly Observation[]) => string | undefined

/** In which form a fact is seen that the contract holds against nobody; undefined where it is not, or in several. */
const openFacts: Readonly<
  Record<keyof Pick<DialectFacts, 'authIdType' | 'hostBandwidth' | 'nodeCluster'>, Read>
> = {
  authIdType: (observations) => only(at(observations, ['token-create', 'session-create'], '/id').map(kindOf)),
  hostBandwidth: (observations) =>
    only(
      at(observations, ['host-list'], '/list/*')
        .filter(isRecord)
        .flatMap((host) => [
          ...('net_bandwidth_mbitps' in host ? ['one'] : []),
          ...('net_in_mbitps' in host || 'net_out_mbitps' in host ? ['two'] : []),
        ]),
    ),
  nodeCluster: (observations) => only(at(observations, ['node-list'], '/list/*/cluster').map(kindOf)),
}

const signLimit = Object.keys(openFacts).length

function at(
  observations: readonly Observation[],
  operations: readonly string[],
  pointer: string,
): readonly unknown[] {
  return observations
    .filter(({ operation, status }) => operations.includes(operation) && status < 300)
    .flatMap(({ body }) => nodesAt(body, pointer))
}

function only(forms: readonly string[]): string | undefined {
  const [form, ...others] = new Set(forms)
  return others.length === 0 ? form : undefined
}
