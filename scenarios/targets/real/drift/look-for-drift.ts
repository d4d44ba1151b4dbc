import { type DriftReport, driftReport } from '../../../../contracts/drift/drift-report.ts'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { Platform } from '../../../../contracts/trace/trace-event.ts'
import { shippedInteractions } from '../../../drift/shipped-interactions.ts'
import { mostWrittenBytes } from '../../../load/read-input.ts'
import type { Connection } from '../connection.ts'
import { type Answer, type Ask, openAsk } from '../survey/ask.ts'
import { knock } from '../survey/knock.ts'
import { readAnswers } from './read-answers.ts'
import { type Descriptions, lookForDescriptions, readNamed } from './read-descriptions.ts'
import { carefulGuard } from '../clean-up.ts'
import { isRecord } from '../../../../contracts/vmmanager/is-record.ts'
import type { Observation } from '../../../../contracts/drift/observation.ts'
import { errorCodeOf, sightOf } from '../../../../contracts/drift/sight-of.ts'
import { otherSessionService, sessionServices } from '../../../../simulators/client/session-services.ts'

/** What is looked for, and how closely. */
export interface DriftWishes {
  readonly platforms: readonly Platform[]
  /** An operation is asked about so many things at most. */
  readonly samples: number
  /** Addresses and files of descriptions; they are looked for on the target when there are none. */
  readonly descriptions: readonly string[]
}

/** What is other on a target, and which descriptions were found there. */
export interface Drifting {
  readonly report: DriftReport
  readonly descriptions: Descriptions
}

/**
 * Reads what a target answers and publishes, changes nothing, and holds it against the contract.
 *
 * @throws HarnessError of the target when it cannot be reached or logged in to, and those of `readNamed`
 */
export async function lookForDrift(
  connection: Connection,
  { platforms, samples, descriptions: sources }: DriftWishes,
): Promise<Drifting> {
  const { target, dialect, trust, answerMs, wall, today, pace } = connection
  await using entrance = openAsk(trust, answerMs)
  await mayEnter(connection, entrance.ask)
  const { token, observations: logins } = await logIn(entrance.ask, connection)
  const most = { mostBytes: mostWrittenBytes }
  await using inside = openAsk(trust, answerMs, { ...most, headers: { 'x-xsrf-token': token } })
  await using outside = openAsk({}, answerMs, most)
  const paced =
    (ask: Ask): Ask =>
    async (...question) => {
      await pace()
      return await ask(...question)
    }
  const reading = { url: target.url, ask: paced(inside.ask), askStranger: paced(outside.ask) }
  const descriptions =
    sources.length === 0 ? await lookForDescriptions(reading) : await readNamed(sources, reading)
  await using guard = carefulGuard(connection, () => false)
  const { transport } = guard
  const { observations, unobserved } = await readAnswers({
    transport,
    url: target.url,
    token,
    clock: wall,
    today,
    samples,
  })
  const report = driftReport({
    dialect,
    platforms,
    interactions: await shippedInteractions(),
    observations: [...logins, ...observations],
    unobserved,
    ...(descriptions.found.length > 0 && {
      published: descriptions.found.flatMap(({ operations }) => operations),
    }),
  })
  return { report, descriptions }
}

/** Nothing secret is sent before it is known who answers. Clocks that are apart keep nobody from reading. */
async function mayEnter({ target, answerMs, wall, today }: Connection, ask: Ask): Promise<void> {
  const { url, insecure } = target
  const door = await knock({
    url,
    ask,
    clock: wall,
    today,
    isInsecure: insecure === true,
    patienceMs: answerMs,
  })
  const failures = door.flatMap((finding): HarnessError[] =>
    finding.state === 'bad' && finding.topic !== 'clock' ? [finding.failure] : [],
  )
  const [failure] = failures
  if (failure !== undefined) throw failure
}

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
