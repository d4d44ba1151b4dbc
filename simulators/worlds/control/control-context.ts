import type { WorldServers } from '../world-servers.ts'
import type { Worlds } from '../worlds.ts'

/** What the control API works on. */
export interface ControlContext {
  readonly worlds: Worlds
  readonly servers: WorldServers
}

/** A request to the control API that has passed routing. */
export interface ControlCall {
  readonly params: Readonly<Record<string, string>>
  /** Raw, without its question mark. */
  readonly query: string
  /** Parsed JSON; text where it was none; undefined where nothing was sent. */
  readonly body: unknown
}

/** What is answered; no body where there is nothing to tell. */
export interface ControlAnswer {
  readonly status: number
  readonly body?: unknown
}

/** Does one operation of the control API. @throws WorldProblem */
export type ControlOperation = (
  context: ControlContext,
  call: ControlCall,
) => ControlAnswer | Promise<ControlAnswer>
