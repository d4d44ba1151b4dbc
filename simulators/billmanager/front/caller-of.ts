import type { Front, FrontUser } from './front.ts'
import type { FrontCall } from './front-call.ts'
import { FrontError } from './front-error.ts'

/**
 * Who calls: by `auth`, the id of a session, or by `authinfo`, name and password in each call.
 *
 * @throws FrontError auth
 */
export function callerOf(front: Front, call: FrontCall): FrontUser {
  const session = call.field('auth')
  if (session !== undefined) {
    const user = front.sessions.use(session, front.clock.nowMs())
    if (user === undefined) throw new FrontError('auth', 'session')
    return user
  }
  const info = call.field('authinfo') ?? ''
  const colon = info.indexOf(':')
  return userWith(front, info.slice(0, Math.max(colon, 0)), info.slice(colon + 1))
}

/**
 * The user with this name and password.
 *
 * @throws FrontError auth
 */
export function userWith({ users }: Front, name: string, password: string): FrontUser {
  const user = users.find((known) => known.name === name && known.password === password)
  if (user === undefined) throw new FrontError('auth', 'badpassword')
  return user
}
