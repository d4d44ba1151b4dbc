import type { RandomStream } from '../../random/random-stream.ts'

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
