import { userWith } from '../caller-of.ts'
import type { Front } from '../front.ts'
import type { FrontAnswer } from '../front-answer.ts'
import type { FrontCall } from '../front-call.ts'

/** `func=auth`: opens a session. @throws FrontError auth */
export function logIn(front: Front, call: FrontCall): FrontAnswer {
  const user = userWith(front, call.field('username') ?? '', call.field('password') ?? '')
  const id = front.sessions.open(user, front.clock.nowMs())
  const isText = front.switches['session-id'] === 'attribute-and-text'
  return { nodes: [{ name: 'auth', attributes: { id }, content: isText ? id : [] }] }
}
