import type { Follower } from '../../simulators/client/follow-task.ts'
import { VmmanagerApi } from '../../simulators/client/vmmanager-api.ts'
import { VmmanagerClient } from '../../simulators/client/vmmanager-client.ts'
import type { Clock } from '../../simulators/clock/clock.ts'
import type { VerifyTarget } from './verify-target.ts'
import { defaultRetryPolicy } from '../../simulators/client/poll.ts'

/** An account that was made for an interaction. */
export interface StageAccount {
  readonly email: string
  readonly account: number
}

/** A machine that was asked for, and the task that makes it. */
export interface StageMachine {
  readonly host: number
  readonly name: string
  readonly task: number
}

/** What has been brought about in a VMmanager so far. */
export interface Scene {
  /** Used by one interaction after the other. */
  machine?: StageMachine
  account?: StageAccount
  /** Machines that may still be there, by their ids. */
  readonly hosts: Map<number, StageMachine>
  /** So many names have been given. */
  names: number
}

/** Where states are brought about, with a client of its own. */
export interface Stage {
  readonly target: VerifyTarget
  readonly client: VmmanagerClient
  readonly follower: Follower
  /** The token of the client's session; empty before its first login. */
  session(): string
  scene: Scene
}

export function emptyScene(): Scene {
  return { hosts: new Map(), names: 0 }
}

/** A stage on which nothing has been brought about. */
export function createStage(target: VerifyTarget, clock: Clock): Stage {
  let session = ''
  const client = new VmmanagerClient({
    transport: (request) => {
      session = request.headers['x-xsrf-token'] ?? session
      return target.transport(request)
    },
    clock,
    credentials: target.credentials,
    retry: defaultRetryPolicy,
    authVersion: target.authVersion,
    tell: () => {},
  })
  const follower = { api: new VmmanagerApi(client), clock, patience: target.patience }
  return { target, client, follower, session: () => session, scene: emptyScene() }
}
