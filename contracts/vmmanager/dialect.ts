import { HarnessError } from '../failures/harness-error.ts'
import type { Evidence } from './evidence.ts'
import data from './generated/contract.json' with { type: 'json' }

/** The wire behaviour of one family of VMmanager releases. */
export interface Dialect {
  readonly name: string
  readonly summary: string
  readonly authVersion: 'v4'
  /** Status of a successful login. */
  readonly tokenCreateStatus: 200 | 201
  /** How the status of a failed task is spelt. */
  readonly failedTaskStatus: 'fail' | 'failed'
  /** Where each of these facts comes from. */
  readonly evidence: Readonly<Record<'authVersion' | 'tokenCreateStatus' | 'failedTaskStatus', Evidence>>
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
