import { carefulGuard, ownedOn } from './clean-up.ts'
import { type Connection, apiOver } from './connection.ts'
import { openAsk } from './survey/ask.ts'
import { type Survey, survey } from './survey/survey.ts'

/** Looks at a target and changes nothing: what `doctor` tells, and what a run begins with. */
export async function lookAround(connection: Connection): Promise<Survey> {
  const { target, credentials, dialect, trust, answerMs, wall, today } = connection
  await using asking = openAsk(trust, answerMs)
  await using guard = carefulGuard(connection, () => false)
  return await survey({
    target,
    password: credentials.password,
    dialect,
    knocking: { ask: asking.ask, clock: wall, today, patienceMs: answerMs },
    api: apiOver(connection, guard.transport, wall),
    leftovers: ownedOn(connection).filter(({ kind }) => kind === 'host').length,
  })
}
