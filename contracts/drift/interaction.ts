import type { HttpMethod } from '../exchange/exchange.ts'
import type { Platform } from '../trace/trace-event.ts'
import type { Need } from './need.ts'

/** What a platform has recorded that it sends to a VMmanager, and what it needs of the answer. */
export interface Interaction {
  readonly platform: Platform
  /** What the pact calls it. */
  readonly description: string
  readonly method: HttpMethod
  /** Path template of the contract. */
  readonly path: string
  /** Names of its query parameters. */
  readonly query: readonly string[]
  /** An example of its body; absent where nothing is sent. */
  readonly body?: unknown
  readonly status: number
  /** Whether any status of a success does as well. */
  readonly takesAnySuccess: boolean
  /** By general JSON pointer into the body of the answer; what holds something that is needed is needed as well. */
  readonly needs: ReadonlyMap<string, Need>
}

/** Whether it lives on the operation doing what it is asked for. */
export function isSuccess({ status }: Interaction): boolean {
  return status < 400
}
