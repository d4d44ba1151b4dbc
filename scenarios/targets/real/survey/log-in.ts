import { errorCodeOf, sightOf } from '../../../../contracts/drift/sight-of.ts'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import { dialectNamed, dialects } from '../../../../contracts/vmmanager/dialect.ts'
import {
  type SessionService,
  otherSessionService,
  sessionServices,
} from '../../../../simulators/client/session-services.ts'
import type { Answer, Ask } from './ask.ts'
import { type SurveyFinding, bad, ok, warn } from './survey-finding.ts'
import { isUnknownItem } from '../../../../simulators/client/outcome.ts'
import type { NamedTarget } from '../load-config.ts'

/** Who logs in, and how. */
export interface LoggingIn {
  readonly target: NamedTarget
  readonly password: string
  readonly dialect: string
  readonly ask: Ask
}

/** Logs in by hand, since here it matters why it fails: where the service is not there, the password is not to blame. */
export async function logIn(login: LoggingIn): Promise<readonly SurveyFinding[]> {
  const { target, dialect } = login
  const { url, email } = target
  const { authVersion, tokenCreateStatus } = dialectNamed(dialect)
  const answer = await askFor(authVersion, login)
  const body = isUnknownItem(answer?.body) ? answer.body : {}
  if (answer === undefined || typeof body[sessionServices[authVersion].field] !== 'string') {
    const other = answer === undefined ? undefined : await otherDialect(answer, login)
    const refused = new HarnessError('VMH_LOGIN_REFUSED', { url, email, problem: refusalOf(answer) })
    return [bad('login', other ?? refused)]
  }
  const done = ok('login', 'done', { email })
  if (answer.status === tokenCreateStatus) return [done]
  const params = { dialect, expected: tokenCreateStatus, seen: answer.status }
  return [done, warn('login', 'other-dialect', params)]
}

function askFor(version: SessionService, { target, password, ask }: LoggingIn): Promise<Answer | undefined> {
  const { url, email } = target
  const place = `${url.replace(/\/$/, '')}${sessionServices[version].path}`
  return ask(place, { body: { email, password } }).catch(() => undefined)
}

/** That the target speaks another dialect, where it has the other service in place of the one that was asked. */
async function otherDialect(answer: Answer, login: LoggingIn): Promise<HarnessError | undefined> {
  if (sightOf(answer) !== 'absent') return undefined
  const { dialect, target } = login
  const { authVersion } = dialectNamed(dialect)
  const other = otherSessionService(authVersion)
  const found = await askFor(other, login)
  const isThere = isUnknownItem(found?.body) && ['answer', 'refused'].includes(sightOf(found))
  if (!isThere) return undefined
  const known = dialects.filter((one) => one.authVersion === other).map(({ name }) => `'${name}'`)
  return new HarnessError('VMH_TARGET_DIALECT', {
    url: target.url,
    dialect,
    missing: sessionServices[authVersion].path,
    found: sessionServices[other].path,
    known: new Intl.ListFormat('en', { type: 'disjunction' }).format(known),
  })
}

function refusalOf(answer: Answer | undefined): string {
  if (answer === undefined) return 'the connection broke'
  const code = errorCodeOf(answer.body)
  return code === undefined ? `status ${answer.status}` : `status ${answer.status}, error ${code}`
}
