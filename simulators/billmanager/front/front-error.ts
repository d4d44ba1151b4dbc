import type { DocNode } from './documents.ts'
import type { FrontAnswer } from './front-call.ts'

/** Why a call is not done. Only `wizard_unavailable` was seen (grinwe/vpn); the other words are inferred. */
export type FrontErrorType = 'auth' | 'missed' | 'value' | 'wizard_unavailable' | 'status'

const messages: Readonly<Record<FrontErrorType, (object: string) => string>> = {
  auth: (object) => (object === 'session' ? 'The session is over' : 'Wrong user name or password'),
  missed: (object) => `There is no ${object}`,
  value: (object) => `The field ${object} has a wrong value`,
  wizard_unavailable: () => 'The order cannot go on: choose a tariff first',
  status: () => 'The service is not in a status in which this can be done',
}

/** An error, which comes with HTTP 200 as any answer. */
export class FrontError extends Error {
  readonly type: FrontErrorType
  readonly object: string

  constructor(type: FrontErrorType, object: string) {
    super(messages[type](object))
    this.type = type
    this.object = object
  }

  get answer(): FrontAnswer {
    const { type, object, message } = this
    const content: readonly DocNode[] = [{ name: 'msg', content: message }]
    return { nodes: [{ name: 'error', attributes: { type, object }, content }] }
  }
}
