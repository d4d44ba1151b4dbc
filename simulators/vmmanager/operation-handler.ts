import type { Reply } from './reply.ts'
import type { Account } from './world/entities.ts'
import type { World } from './world/world.ts'

/** A request that has passed routing, login and the check of its body. */
export interface Call {
  readonly world: World
  readonly pathParams: Readonly<Record<string, string>>
  /** Raw, without its question mark. */
  readonly query: string
  /** Conforms to the request schema of the operation. */
  readonly body: unknown
  /** Who is logged in; undefined for public operations. */
  readonly account: Account | undefined
}

/** Does one operation of the API: reads or changes the world, and answers. */
export type OperationHandler = (call: Call) => Reply

/** Handlers by the id of their operation. */
export type OperationHandlers = Readonly<Record<string, OperationHandler>>
