import { describe, expect, it } from 'vitest'
import type { Answer, Ask } from './ask.ts'
import { logIn } from './log-in.ts'
import type { NamedTarget } from '../load-config.ts'

const answer = (status: number, body: unknown): Answer => ({
  status,
  body,
  contentType: 'application/json',
  location: undefined,
  dateMs: undefined,
})
const failing = (status: number, code: number): Answer => answer(status, { error: { code, msg: '' } })
const absent = failing(404, 1106)

const target: NamedTarget = {
  name: 'staging',
  url: 'https://vm.example.com/',
  email: 'admin@example.com',
  password: { env: 'X' },
  budget: { vms: 1, ramMib: 1024 },
}

/** What is asked at a target that answers so, by the versions of its session services, and what is told of it. */
async function loggingIn(
  dialect: string,
  answers: Readonly<Record<'v3' | 'v4', Answer | undefined>>,
): Promise<{ readonly asked: readonly string[]; readonly told: readonly string[] }> {
  const asked: string[] = []
  const ask: Ask = (url, post) => {
    asked.push(url.replace('https://vm.example.com/auth/', ''))
    expect(post?.body).toEqual({ email: 'admin@example.com', password: 'p' })
    const given = answers[url.includes('/v3/') ? 'v3' : 'v4']
    return given === undefined ? Promise.reject(new Error('reset')) : Promise.resolve(given)
  }
  const findings = await logIn({ target, password: 'p', dialect, ask })
  const told = findings.map((finding) =>
    finding.state === 'bad' ? finding.failure.code : `${finding.state} ${finding.detail}`,
  )
  return { asked, told }
}

const [v3, v4] = ['v3/auth', 'v4/public/token']
const opened = { v3: answer(200, { session: 's' }), v4: answer(201, { token: 't' }) }

describe('a login that is looked at', () => {
  it.each([
    ['2022', answer(200, { token: 't' }), v3, ['ok done']],
    ['2024.03', opened.v4, v4, ['ok done']],
    ['2024.03', answer(200, { token: 't' }), v4, ['ok done', 'warn other-dialect']],
  ])('asks the service of the dialect %s alone where that answers', async (dialect, ofV4, asked, told) => {
    expect(await loggingIn(dialect, { ...opened, v4: ofV4 })).toEqual({ asked: [asked], told })
  })

  it.each([
    ['lets in', opened.v3],
    ['refuses', failing(401, 1003)],
    ['forbids', failing(403, 3003)],
  ])('finds another dialect where the other service %s in place of the one', async (_, ofV3) => {
    const { asked, told } = await loggingIn('2024.03', { v3: ofV3, v4: absent })
    expect([asked, told]).toEqual([[v4, v3], ['VMH_TARGET_DIALECT']])
  })

  it.each([
    ['is not there either', absent],
    ['sleeps', failing(503, 0)],
    ['is a page', answer(200, '<html>')],
    ['does not answer', undefined],
  ])('finds no other dialect where the other service %s', async (_, ofV3) => {
    const { asked, told } = await loggingIn('2024.03', { v3: ofV3, v4: absent })
    expect([asked, told]).toEqual([[v4, v3], ['VMH_LOGIN_REFUSED']])
  })

  it.each([
    ['refused', failing(401, 1003)],
    ['refused, for there is no such account', failing(404, 1010)],
    ['answered with nothing that opens', answer(200, {})],
    ['not answered', undefined],
  ])('takes the password nowhere else when it is %s', async (_, ofV4) => {
    const { asked, told } = await loggingIn('2024.03', { ...opened, v4: ofV4 })
    expect([asked, told]).toEqual([[v4], ['VMH_LOGIN_REFUSED']])
  })
})
