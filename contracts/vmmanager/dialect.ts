import { HarnessError } from '../failures/harness-error.ts'
import type { Evidence } from './evidence.ts'
import data from './generated/contract.json' with { type: 'json' }

/** What may differ between releases. */
export interface DialectFacts {
  /** The newest service that gives out sessions; the paths of `v3` and `v4` are marked in the description. */
  readonly authVersion: 'v3' | 'v4'
  /** Status of a successful login. */
  readonly tokenCreateStatus: 200 | 201
  /** How the status of a failed task is spelt. */
  readonly failedTaskStatus: 'fail' | 'failed'
  /** How answers of the session service spell the id of the user. */
  readonly authIdType: 'string' | 'number'
  /** In which fields a machine shows its rate: `net_bandwidth_mbitps`, or `net_in_mbitps` and `net_out_mbitps`. */
  readonly hostBandwidth: 'one' | 'two'
  /** What stands in `cluster` of a node in a list: the cluster itself, or its id. */
  readonly nodeCluster: 'object' | 'number'
}

/**
 * The wire behaviour of one family of VMmanager releases. Only statuses, paths and the word for failure are held
 * against a provider; of the other facts every form conforms in every dialect, for which release has which is
 * inferred. Requests may use every form anyway.
 */
export interface Dialect extends DialectFacts {
  readonly name: string
  readonly summary: string
  /** Where each of these facts comes from. */
  readonly evidence: Readonly<Record<keyof DialectFacts, Evidence>>
}

/** Every known dialect. */
export const dialects: readonly Dialect[] = Object.values(
  data.dialects as unknown as Readonly<Record<string, Dialect>>,
)

/**
 * The dialect of that name.
 *
 * @throws HarnessError VMH_DIALECT_UNKNOWN, with the known names
 */
export function dialectNamed(name: string): Dialect {
  const dialect = dialects.find((known) => known.name === name)
  if (dialect) return dialect
  throw new HarnessError('VMH_DIALECT_UNKNOWN', {
    name,
    known: dialects.map((known) => known.name).join(', '),
  })
}

/** Whether a part of the description holds in that dialect: `x-dialects` names those in which it does, else in all. */
export function holdsIn(part: unknown, dialectName: string): boolean {
  if (typeof part !== 'object' || part === null || !('x-dialects' in part)) return true
  const named = part['x-dialects']
  return !Array.isArray(named) || named.includes(dialectName)
}
