import { describe, expect, it } from 'vitest'
import type { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import { contractFor } from '../../../../contracts/vmmanager/contract.ts'
import type { Connection } from '../connection.ts'
import type { Answer, Ask } from '../survey/ask.ts'
import { type Session, logIn } from './look-for-drift.ts'

const answer = (status: number, body: unknown): Answer => ({
  status,
  body,
  contentType: 'application/json',
  location: undefined,
  dateMs: undefined,
})
const opened = { v3: answer(200, { session: 's' }), v4: answer(201, { token: 't' }) }
const absent = answer(404, { error: { code: 1106, msg: '', value: {} } })

async function logging(
  dialect: string,
  answers: Readonly<Record<'v3' | 'v4', Answer | undefined>>,
): Promise<{
  readonly asked: readonly string[]
  readonly outcome: Session | HarnessError
}> {
  const asked: string[] = []
  const ask: Ask = (url) => {
    asked.push(url)
    const given = answers[url.includes('/v3/') ? 'v3' : 'v4']
    return given === undefined ? Promise.reject(new Error('reset')) : Promise.resolve(given)
  }
  const connection = {
    target: { url: 'https://vm.example.com/', email: 'a@example.com' },
    credentials: { email: 'a@example.com', password: 'p' },
    contract: contractFor(dialect),
    pace: () => Promise.resolve(),
  } as Connection
  const outcome = await logIn(ask, connection).catch((error: unknown) => error as HarnessError)
  return { asked, outcome }
}

const v3 = 'https://vm.example.com/auth/v3/auth'
const v4 = 'https://vm.example.com/auth/v4/public/token'

describe('a login', () => {
  it.each([
    ['2022', [v3], 's'],
    ['2024.03', [v4], 't'],
  ])('goes to the session service of the dialect %s', async (dialect, expected, token) => {
    expect(await logging(dialect, opened)).toMatchObject({ asked: expected, outcome: { token } })
  })

  it('goes to the other service where the first is not there, and tells of both', async () => {
    const { asked, outcome } = await logging('2024.03', { ...opened, v4: absent })
    expect(asked).toEqual([v4, v3])
    expect(outcome).toMatchObject({
      token: 's',
      observations: [
        { operation: 'token-create', status: 404 },
        { operation: 'session-create', status: 200 },
      ],
    })
  })

  it.each([
    ['wrong', answer(401, { error: { code: 1003 } }), 'status 401, error 1003'],
    ['a page', answer(200, '<html>'), 'status 200'],
    ['a redirection', answer(302, { token: 't' }), 'status 302'],
    ['nothing', undefined, 'the connection broke'],
  ])('that is answered with %s is tried nowhere else', async (_, given, problem) => {
    const { asked, outcome } = await logging('2024.03', { ...opened, v4: given })
    expect(asked).toEqual([v4])
    expect(outcome).toMatchObject({ code: 'VMH_LOGIN_REFUSED', params: { problem } })
  })
})
