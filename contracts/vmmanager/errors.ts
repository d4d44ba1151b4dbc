import type { Evidence } from './evidence.ts'
import data from './generated/contract.json' with { type: 'json' }
import type { VmmanagerErrorName } from './generated/error-name.ts'

export type { VmmanagerErrorName } from './generated/error-name.ts'

/** How VMmanager says that something is wrong. */
export interface VmmanagerError {
  /** `error.code` of the envelope. */
  readonly code: number
  /** HTTP status. */
  readonly status: number
  /** `error.msg` of the envelope. */
  readonly msg: string
  /** When VMmanager answers so. */
  readonly when: string
  readonly evidence: Evidence
}

/** The error catalogue. */
export const vmmanagerErrors: Readonly<Record<VmmanagerErrorName, VmmanagerError>> =
  data.errors as unknown as Readonly<Record<VmmanagerErrorName, VmmanagerError>>
