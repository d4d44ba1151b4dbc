import type { ServiceAction } from '../../contracts/trace/trace-event.ts'
import type { Tariff } from './tariff.ts'

/** What is asked of a service. */
export type ServiceRequest =
  | ChangeRequest
  | ReinstallRequest
  | AddressRequest
  | PtrRequest
  | {
      readonly action: Exclude<
        ServiceAction,
        'change' | 'reinstall' | 'add-address' | 'remove-address' | 'ptr'
      >
    }

/** Another tariff, and what the client has chosen besides. */
export interface ChangeRequest {
  readonly action: 'change'
  readonly tariff: Tariff
  /** IPv4 addresses in all; as many as before when absent. */
  readonly addresses?: number
}

/** The operating system is installed anew; the data of the client is gone. */
export interface ReinstallRequest {
  readonly action: 'reinstall'
  /** Internal name of the template; the one that the service has when absent. */
  readonly os?: string
}

export interface AddressRequest {
  readonly action: 'add-address' | 'remove-address'
  readonly count: number
}

/** The reverse name of the first address. */
export interface PtrRequest {
  readonly action: 'ptr'
  readonly domain: string
}
