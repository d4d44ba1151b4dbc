import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { Clock } from '../../../../simulators/clock/clock.ts'
import type { Answer, Ask } from './ask.ts'
import { type SurveyFinding, bad, ok, warn } from './survey-finding.ts'
import { isUnknownItem } from '../../../../simulators/client/outcome.ts'

/** Who is asked, and by whose time. */
export interface Knocking {
  readonly url: string
  readonly ask: Ask
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>
  /** ms since 1970. */
  readonly today: () => number
  readonly isInsecure: boolean
  /** A platform that sleeps is waited for so long. */
  readonly patienceMs: number
}

/** It needs no session to be refused, and tells who answers before a password is sent. */
const door = '/vm/v3/host?limit=0,1'

/** Where VMmanager tells its callers that they are not logged in. */
const refusals: ReadonlySet<number> = new Set([200, 401, 403])

/** Whether there is a VMmanager that can be trusted, and what its clock says. Nothing secret is sent. */
export async function knock(knocking: Knocking): Promise<readonly SurveyFinding[]> {
  const { url } = knocking
  const answer = await awake(knocking).catch((error: unknown) => connectionFailure(url, error))
  if (HarnessError.is(answer))
    return [bad(answer.code === 'VMH_TARGET_UNTRUSTED' ? 'trust' : 'reach', answer)]
  const stranger = await strangerAt(knocking, answer)
  if (stranger !== undefined) return [bad('reach', stranger)]
  return [ok('reach', 'answers', { url }), trustOf(knocking), ...clockOf(knocking, answer)]
}

/** A platform that nobody used for long sleeps, and answers 503 until it is up (API guide). */
async function awake({ url, ask, clock, patienceMs }: Knocking): Promise<Answer> {
  const giveUpAtMs = clock.nowMs() + patienceMs
  for (;;) {
    const answer = await ask(`${base(url)}${door}`)
    if (answer.status !== 503 || clock.nowMs() + pauseMs > giveUpAtMs) return answer
    await clock.sleep(pauseMs)
  }
}

/** As often as ISPsystem's own PHP library (dev-huzaki/whmcs-vmmanager6, includes/ispsystem/6/api.php). */
const pauseMs = 500

async function strangerAt(knocking: Knocking, answer: Answer): Promise<HarnessError | undefined> {
  const { url } = knocking
  if (answer.location !== undefined && answer.status >= 300 && answer.status < 400) {
    return new HarnessError('VMH_TARGET_REDIRECTS', { url, problem: await redirections(knocking, answer) })
  }
  if (answer.status === 503) {
    return new HarnessError('VMH_TARGET_UNREACHABLE', { url, problem: 'it sleeps, or is under repair (503)' })
  }
  if (isUnknownItem(answer.body) && refusals.has(answer.status)) return undefined
  const what = isUnknownItem(answer.body) ? 'JSON' : `${answer.contentType || 'no content type'}, no JSON`
  return new HarnessError('VMH_TARGET_FOREIGN', { url, problem: `status ${answer.status}, ${what}` })
}

const mostRedirections = 10

async function redirections({ url, ask }: Knocking, first: Answer): Promise<string> {
  const seen = [`${base(url)}${door}`]
  let answer = first
  while (answer.location !== undefined && seen.length <= mostRedirections) {
    const next = new URL(answer.location, seen.at(-1)).href
    if (seen.includes(next)) return `in a circle, from ${seen.at(-1)} back to ${next}`
    seen.push(next)
    try {
      answer = await ask(next)
    } catch {
      return `to ${next}, which cannot be reached`
    }
  }
  return answer.location === undefined ? `to ${seen.at(-1)}` : 'again and again'
}

function trustOf({ url, isInsecure }: Knocking): SurveyFinding {
  if (url.startsWith('http:')) return warn('trust', 'plain')
  return isInsecure ? warn('trust', 'any') : ok('trust', 'trusted')
}

/** The header counts in seconds. */
const unnoticedMs = 5000
const bearableMs = 60_000

function clockOf({ url, today }: Knocking, { dateMs }: Answer): readonly SurveyFinding[] {
  if (dateMs === undefined) return [warn('clock', 'untold')]
  const skewMs = Math.abs(dateMs - today())
  const seconds = Math.round(skewMs / 1000)
  if (skewMs > bearableMs) return [bad('clock', new HarnessError('VMH_CLOCK_SKEW', { url, seconds }))]
  return [skewMs > unnoticedMs ? warn('clock', 'skewed', { seconds }) : ok('clock', 'right')]
}

/** Codes by which Node tells that it is the certificate. */
const ofCertificates = /CERT|SIGNED|ISSUER|SIGNATURE|ALTNAME/

function connectionFailure(url: string, error: unknown): HarnessError {
  const { code = '', message = String(error) } = error as {
    readonly code?: string
    readonly message?: string
  }
  const isUntrusted = ofCertificates.test(code)
  const problem = code === '' || message.includes(code) ? message : `${message} (${code})`
  return new HarnessError(isUntrusted ? 'VMH_TARGET_UNTRUSTED' : 'VMH_TARGET_UNREACHABLE', { url, problem })
}

/** Without the slash at its end. */
function base(url: string): string {
  return url.replace(/\/$/, '')
}
