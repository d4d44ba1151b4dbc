import type { ServiceAction } from '../../contracts/trace/trace-event.ts'
import type { Tariff } from './tariff.ts'

/** What is asked of a service. */
export type ServiceRequest = ServiceRequests[ServiceAction]

/** Which request of a run it is. */
export interface Numbered {
  /** `IntentEvent.intent`: events that tell what is done about it carry it. */
  readonly intent?: number
}

/** What each action has to be told. */
export type ServiceRequests = {
  readonly [Action in ServiceAction]: Numbered &
    (Action extends keyof ToldRequests ? ToldRequests[Action] : { readonly action: Action })
}

interface ToldRequests {
  readonly suspend: SuspendRequest
  readonly resume: ResumeRequest
  readonly change: ChangeRequest
  readonly reinstall: ReinstallRequest
  readonly password: PasswordRequest
  readonly 'add-address': AddressRequest<'add-address'>
  readonly 'remove-address': AddressRequest<'remove-address'>
  readonly ptr: PtrRequest
}

/** Who may want a service not to run: it is not paid for, an employee, or a complaint. */
export type Suspender = 'debt' | 'employee' | 'abuse'

export interface SuspendRequest {
  readonly action: 'suspend'
  /** A debt when absent. */
  readonly by?: Suspender
}

export interface ResumeRequest {
  readonly action: 'resume'
  /** Whose suspension ends; everybody's when absent. */
  readonly by?: Suspender
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

export interface PasswordRequest {
  readonly action: 'password'
  /** The next one of the service when absent; a secret. */
  readonly password?: string
}

export interface AddressRequest<Action = 'add-address' | 'remove-address'> {
  readonly action: Action
  readonly count: number
}

/** The reverse name of an address. */
export interface PtrRequest {
  readonly action: 'ptr'
  readonly domain: string
  /** The first one when absent. */
  readonly ip?: string
}
