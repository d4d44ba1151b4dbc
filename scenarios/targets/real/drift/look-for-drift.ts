import { type DriftReport, driftReport } from '../../../../contracts/drift/drift-report.ts'
import type { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import type { Platform } from '../../../../contracts/trace/trace-event.ts'
import { shippedInteractions } from '../../../drift/shipped-interactions.ts'
import { mostWrittenBytes } from '../../../load/read-input.ts'
import { carefulGuard } from '../careful-guard.ts'
import type { Connection } from '../connection.ts'
import { type Ask, openAsk } from '../survey/ask.ts'
import { knock } from '../survey/knock.ts'
import { logIn } from './log-in.ts'
import { readAnswers } from './read-answers.ts'
import { type Descriptions, lookForDescriptions, readNamed } from './read-descriptions.ts'

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
