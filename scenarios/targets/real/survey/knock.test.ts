import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../../../simulators/clock/virtual-clock.ts'
import type { Answer, Ask } from './ask.ts'
import { knock } from './knock.ts'

const refusal: Answer = {
  status: 401,
  body: { error: { code: 1000 } },
  contentType: 'application/json',
  location: undefined,
  dateMs: 1_000_000,
}
const url = 'https://vm.example.com'

/** What is told of a server, in short. */
async function told(
  ask: Ask,
  changes: { url?: string; isInsecure?: boolean } = {},
): Promise<readonly string[]> {
  const clock = new VirtualClock()
  const findings = await knock({
    url,
    ask,
    clock,
    today: () => 1_000_000,
    isInsecure: false,
    patienceMs: 2000,
    ...changes,
  })
  return findings.map((finding) => {
    const { topic, state } = finding
    const rest =
      finding.state === 'bad' ? `${finding.failure.code} ${finding.failure.message}` : finding.detail
    return `${topic} ${state} ${rest}`
  })
}

const answering =
  (changes: Partial<Answer>): Ask =>
  () =>
    Promise.resolve({ ...refusal, ...changes })

function failing(code: string): Ask {
  return () => Promise.reject(Object.assign(new Error(`it went wrong: ${code}`), { code }))
}

/** Each address sends on to another. */
function redirecting(places: Readonly<Record<string, string>>): Ask {
  return (asked) => Promise.resolve({ ...refusal, status: 302, location: places[asked], body: '' })
}

describe('knocking', () => {
  it('at VMmanager tells that it answers, is trusted and has the right time', async () => {
    expect(await told(answering({}))).toEqual(['reach ok answers', 'trust ok trusted', 'clock ok right'])
  })

  it('asks without a session, under the path where the API stands', async () => {
    const asked: string[] = []
    const ask: Ask = (address, post) => {
      asked.push(post === undefined ? address : `${address} with a body`)
      return Promise.resolve(refusal)
    }
    await told(ask, { url: 'https://vm.example.com/api/' })
    expect(asked).toEqual(['https://vm.example.com/api/vm/v3/host?limit=0,1'])
  })

  it.each([
    [{ url: 'http://vm.example.com' }, 'trust warn plain'],
    [{ isInsecure: true }, 'trust warn any'],
  ])('warns of what others could read: %j', async (changes, expected) => {
    expect(await told(answering({}), changes)).toContain(expected)
  })

  it.each([
    [1_004_000, 'clock ok right'],
    [1_030_000, 'clock warn skewed'],
    [undefined, 'clock warn untold'],
    [1_100_000, `clock bad VMH_CLOCK_SKEW The clock of ${url} is 100 s off`],
    [0, `clock bad VMH_CLOCK_SKEW The clock of ${url} is 1000 s off`],
  ])('reads the clock: %s', async (dateMs, expected) => {
    expect(await told(answering({ dateMs }))).toContain(expected)
  })

  it.each([
    ['ECONNREFUSED', 'reach bad VMH_TARGET_UNREACHABLE'],
    ['ENOTFOUND', 'reach bad VMH_TARGET_UNREACHABLE'],
    ['UND_ERR_CONNECT_TIMEOUT', 'reach bad VMH_TARGET_UNREACHABLE'],
    ['CERT_HAS_EXPIRED', 'trust bad VMH_TARGET_UNTRUSTED'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'trust bad VMH_TARGET_UNTRUSTED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'trust bad VMH_TARGET_UNTRUSTED'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'trust bad VMH_TARGET_UNTRUSTED'],
  ])('tells one thing of a connection that fails: %s', async (code, expected) => {
    const [only, ...others] = await told(failing(code))
    expect([only?.startsWith(expected), only?.includes(code), others]).toEqual([true, true, []])
  })

  it.each([
    [{ status: 200, body: '<html>', contentType: 'text/html' }, 'status 200, text/html, no JSON'],
    [{ status: 404, body: { error: {} } }, 'status 404, JSON'],
    [{ status: 200, body: '', contentType: '' }, 'status 200, no content type, no JSON'],
  ])('tells that somebody else answers: %j', async (changes, words) => {
    expect(await told(answering(changes))).toEqual([
      `reach bad VMH_TARGET_FOREIGN What answers at ${url} is not VMmanager: ${words}`,
    ])
  })

  it('waits for a platform that sleeps', async () => {
    let asked = 0
    const waking: Ask = () => Promise.resolve(asked++ < 2 ? { ...refusal, status: 503 } : refusal)
    expect(await told(waking)).toContain('reach ok answers')
    expect(asked).toBe(3)
  })

  it('does not wait for ever', async () => {
    expect((await told(answering({ status: 503 })))[0]).toContain('VMH_TARGET_UNREACHABLE')
  })

  it('names the circle in which a server sends its clients', async () => {
    const door = `${url}/vm/v3/host?limit=0,1`
    const [only] = await told(redirecting({ [door]: `${url}/a`, [`${url}/a`]: door }))
    expect(only).toContain(
      `VMH_TARGET_REDIRECTS The address ${url} redirects: in a circle, from ${url}/a back to ${door}`,
    )
  })

  it('names where a server sends its clients', async () => {
    const ask: Ask = (asked) =>
      Promise.resolve(asked.includes('/login') ? refusal : { ...refusal, status: 301, location: '/login' })
    expect(await told(ask)).toEqual([
      `reach bad VMH_TARGET_REDIRECTS The address ${url} redirects: to ${url}/login`,
    ])
  })

  it('does not follow without end', async () => {
    let count = 0
    const ask: Ask = () => Promise.resolve({ ...refusal, status: 302, location: `/${count++}` })
    expect((await told(ask))[0]).toContain('again and again')
    expect(count).toBeLessThan(20)
  })
})
