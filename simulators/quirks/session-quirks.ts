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
    meaning: 'The token of the first login is always used, even after a new login.',
    harm: 'After an hour, every order fails until the integration is restarted.',
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
    meaning: 'A suspended service (503) is treated as a refusal.',
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
    meaning: 'The session is discarded after each call, so that reads are sent without one.',
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
    meaning: 'The response to a login has no token, as in a release with another session service.',
    harm: 'No order opens after an upgrade of VMmanager.',
    source: 'BILLmanager documentation: VMmanager 2024.03.1 needs BILLmanager 6.92.0',
    rules: ['exchange-conforms', 'expected-outcome'],
    begin: withholding(calls.login, pretended(201, { id: '3' })),
  },
}
