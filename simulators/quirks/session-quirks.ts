import type { Quirk } from './quirk.ts'
import { calls, pretended, refusal, withholding } from './wire.ts'

export type SessionQuirk =
  | 'keeps-old-session'
  | 'takes-sleep-for-refusal'
  | 'logs-in-for-each-call'
  | 'answers-login-without-token'

/** Defects about sessions, and about a VMmanager that sleeps. */
export const sessionQuirks: Readonly<Record<SessionQuirk, Quirk>> = {
  'keeps-old-session': {
    party: 'platform',
    meaning: 'The token of the first login is used for ever, also after a new login.',
    harm: 'After an hour every order fails until somebody restarts the integration.',
    source: 'ptisp/node-vmmanager6, lib/modem.js, queues what came back with 401',
    rules: ['session-recovers', 'expected-outcome'],
    begin: () => {
      let token: string | undefined
      return (request, send) => {
        token ??= request.headers['x-xsrf-token']
        const isLogin = token === undefined || request.path.startsWith('/auth/')
        const headers = isLogin ? request.headers : { ...request.headers, 'x-xsrf-token': token ?? '' }
        return send({ ...request, headers })
      }
    },
  },
  'takes-sleep-for-refusal': {
    party: 'platform',
    meaning: 'A platform that sleeps (503) is taken for one that refuses.',
    harm: 'Orders fail whenever VMmanager is restarted.',
    source: 'https://docs.ispsystem.com/vmmanager-admin/developer-section/api-guide (repeat on 503)',
    rules: ['session-recovers', 'expected-outcome'],
    begin: () => async (request, send) => {
      const answer = await send(request)
      return answer.response?.status === 503 ? refusal('wrong-state') : answer
    },
  },
  'logs-in-for-each-call': {
    party: 'platform',
    meaning: 'The session is thrown away after each call, so that reads come without one.',
    harm: 'VMmanager is flooded with logins, sessions pile up, and nothing can be sold.',
    source: 'pavelfrolovvvvv1234-debug/sephora_bot logs in every five minutes',
    rules: ['session-recovers', 'expected-outcome'],
    begin: () => (request, send) => {
      const { 'x-xsrf-token': token, ...headers } = request.headers
      return send(token === undefined || request.method !== 'GET' ? request : { ...request, headers })
    },
  },
  'answers-login-without-token': {
    party: 'vmmanager',
    meaning: 'The answer to a login has no token, as of a release with another session service.',
    harm: 'No order opens after an upgrade of VMmanager.',
    source: 'BILLmanager documentation: VMmanager 2024.03.1 needs BILLmanager 6.92.0',
    rules: ['exchange-conforms', 'expected-outcome'],
    begin: withholding(calls.login, pretended(201, { id: '3' })),
  },
}
