import { isRecord } from '../../../../contracts/vmmanager/is-record.ts'
import type { Observation } from '../../../../contracts/drift/observation.ts'
import { errorCodeOf, sightOf } from '../../../../contracts/drift/sight-of.ts'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { Connection } from '../connection.ts'
import { otherSessionService, sessionServices } from '../../../../simulators/client/session-services.ts'
import type { Answer, Ask } from '../survey/ask.ts'

/** A session, and what the logins have shown. */
export interface Session {
  readonly token: string
  readonly observations: readonly Observation[]
}

/**
 * Logs in as the dialect does, and as the other session service wants it where the target does not have the first.
 *
 * @throws HarnessError VMH_LOGIN_REFUSED
 */
export async function logIn(
  ask: Ask,
  { target: { url, email }, credentials, contract, pace }: Connection,
): Promise<Session> {
  const { authVersion } = contract.dialect
  const observations: Observation[] = []
  let last: Answer | undefined
  for (const version of [authVersion, otherSessionService(authVersion)]) {
    const { operation, path, field } = sessionServices[version]
    await pace()
    const answer = await ask(`${url.replace(/\/$/, '')}${path}`, { body: credentials }).catch(() => undefined)
    if (answer === undefined) break
    last ??= answer
    const { status, body } = answer
    observations.push({ operation, method: 'POST', path, status, body })
    const token = isRecord(body) ? body[field] : undefined
    if (typeof token === 'string' && status < 300) return { token, observations }
    if (sightOf(answer) !== 'absent') break
  }
  throw new HarnessError('VMH_LOGIN_REFUSED', { url, email, problem: problemOf(last) })
}

function problemOf(answer: Answer | undefined): string {
  if (answer === undefined) return 'the connection broke'
  const code = errorCodeOf(answer.body)
  return code === undefined ? `status ${answer.status}` : `status ${answer.status}, error ${code}`
}
