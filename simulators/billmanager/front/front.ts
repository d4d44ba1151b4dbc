import type { Clock } from '../../clock/clock.ts'
import type { Identities } from '../../platform/identities.ts'
import type { RandomStream } from '../../random/random-stream.ts'
import type { BillmanagerSettings } from '../billmanager-settings.ts'
import type { Billmanager } from '../billmanager.ts'
import { type FrontSwitches, usualFrontSwitches } from './front-switches.ts'

/** A session lives so long after it was last used (BILLmanager documentation, guide to the API). */
const idleMs = 3_600_000

/** More than any test keeps open; the oldest goes. */
const mostSessions = 10_000

/** Who is logged in. */
export class Sessions<User> {
  readonly #open = new Map<string, { readonly user: User; readonly usedAtMs: number }>()
  readonly #stream: RandomStream

  constructor(stream: RandomStream) {
    this.#stream = stream
  }

  /** Opens a session and gives its id; a secret. */
  open(user: User, nowMs: number): string {
    const id = Array.from({ length: 24 }, () => this.#stream.integer(0, 15).toString(16)).join('')
    this.#open.set(id, { user, usedAtMs: nowMs })
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= mostSessions) break
      this.#open.delete(oldest)
    }
    return id
  }

  /** Whose session it is, which goes on; undefined where there is none, or it has not been used for too long. */
  use(id: string, nowMs: number): User | undefined {
    const session = this.#open.get(id)
    this.#open.delete(id)
    if (session === undefined || nowMs - session.usedAtMs > idleMs) return undefined
    this.#open.set(id, { user: session.user, usedAtMs: nowMs })
    return session.user
  }
}

/** A client who may log in; the name is also the e-mail of the account in VMmanager. */
export interface FrontUser {
  readonly name: string
  readonly password: string
}

/** The client that there is where no other is named. */
export const firstClient: FrontUser = { name: 'client@example.com', password: 'billmanager' }

/** What was ordered besides what the service itself knows. */
export interface FrontOrder {
  readonly user: FrontUser
  readonly orderedAtMs: number
  readonly autoprolong?: string
  readonly remoteid?: string
}

/** What stands behind BILLmanager's API. */
export interface FrontParts {
  readonly billmanager: Billmanager
  readonly settings: BillmanagerSettings
  readonly clock: Pick<Clock, 'nowMs'>
  readonly identities: Identities
  /** For ids of sessions. */
  readonly stream: RandomStream
  readonly users?: readonly FrontUser[]
  readonly switches?: Partial<FrontSwitches>
}

/** BILLmanager as its clients see it: what it knows of them besides their services. */
export interface Front extends Omit<FrontParts, 'stream' | 'users' | 'switches'> {
  readonly switches: FrontSwitches
  readonly users: readonly FrontUser[]
  readonly sessions: Sessions<FrontUser>
  /** By the names that the mock has for orders. */
  readonly orders: Map<string, FrontOrder>
  /** By the names of their users: they stay until they are changed (mishkatik/infra-billing). */
  readonly filters: Map<string, ReadonlyMap<string, string>>
}

/** A front to which nobody has spoken yet. */
export function createFront({ stream, users = [firstClient], switches, ...parts }: FrontParts): Front {
  return {
    ...parts,
    users,
    switches: { ...usualFrontSwitches, ...switches },
    sessions: new Sessions(stream),
    orders: new Map(),
    filters: new Map(),
  }
}
