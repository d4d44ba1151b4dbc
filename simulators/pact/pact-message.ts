import type { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { PactCall } from './pact-call.ts'

/** Whose pact it is, and the folder that its file is in. */
export interface PactNames {
  readonly consumer: string
  readonly provider: string
  readonly folder: string
}

/** What Pact's verifier is told. Secrets among it are for the broker alone. */
export interface VerifierSettings {
  /** Where requests are sent. */
  readonly url: string
  /** Where states are asked for. */
  readonly statesUrl: string
  readonly provider: string
  readonly files?: readonly string[]
  readonly broker?: {
    readonly url: string
    readonly token?: string
    readonly username?: string
    readonly password?: string
  }
  /** Results are published to the broker under this version. */
  readonly publishAs?: string
  /** How much Pact prints; `error` when absent. */
  readonly logLevel?: 'error' | 'info' | 'debug'
}

/** What the process that has Pact is asked to do. */
export type PactJob =
  | { readonly job: 'serve'; readonly names: PactNames; readonly calls: readonly PactCall[] }
  /** All calls of the server were made, or will not be made. */
  | { readonly job: 'end' }
  | { readonly job: 'verify'; readonly settings: VerifierSettings }

/** What it answers. */
export type PactNews =
  | { readonly news: 'serving'; readonly url: string }
  | { readonly news: 'served' }
  | { readonly news: 'verified'; readonly result: string }
  | { readonly news: 'failed'; readonly problem: string }
  | { readonly news: 'unable'; readonly code: HarnessError['code']; readonly params: HarnessError['params'] }
