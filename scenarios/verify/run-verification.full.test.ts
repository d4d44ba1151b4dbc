import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type FakeBroker, fakeBroker } from './fixtures/fake-broker.ts'
import { foreignPacts } from './fixtures/foreign-pacts.ts'
import { isOfPact } from './fixtures/is-of-pact.ts'
import { troubles } from './fixtures/troubles.ts'
import { verifySimulated } from './fixtures/verify-simulated.ts'
import { shippedPacts } from './shipped-pacts.ts'

const [billmanager = ''] = shippedPacts

/** How many interactions the shipped pacts have. */
function countOf(files: readonly string[]): number {
  const pacts = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as { interactions: unknown[] })
  return pacts.reduce((sum, { interactions }) => sum + interactions.length, 0)
}

describe('the simulator', () => {
  it.each(['2023', '2024.03', '2025.04'])(
    'keeps the pacts of both platforms in dialect %s',
    async (dialect) => {
      const interactions = await verifySimulated({ files: shippedPacts, dialect })
      expect(troubles(interactions)).toEqual([])
      expect(interactions).toHaveLength(countOf(shippedPacts))
    },
  )

  it('of a release without the newer session service is found to lack it, and nothing else', async () => {
    const interactions = await verifySimulated({ files: [billmanager], dialect: '2022' })
    expect(troubles(interactions)).toEqual([
      'broken a login: body $, status',
      'broken a one-time key for a client: body $, status',
    ])
  })
})

describe('a verification', () => {
  it('ends when it is told to', async () => {
    const controller = new AbortController()
    const verifying = verifySimulated({
      files: [billmanager],
      signal: controller.signal,
      between: (target) => ({
        ...target,
        transport: (request) => {
          if (isOfPact(request)) controller.abort()
          return target.transport(request)
        },
      }),
    })
    await expect(verifying).rejects.toMatchObject({ code: 'VMH_PACT_FAILED' })
  })

  it('is not begun where nobody can log in', async () => {
    const verifying = verifySimulated({
      files: [billmanager],
      between: (target) => ({ ...target, credentials: { email: 'admin@example.com', password: 'wrong' } }),
    })
    await expect(verifying).rejects.toMatchObject({
      code: 'VMH_PACT_FAILED',
      params: { problem: 'no session: bad-credentials' },
    })
  })

  it('shows Pact no password but that of the login, and VMmanager none that stands in a pact', async () => {
    const passwords: unknown[] = []
    await verifySimulated({
      files: [billmanager],
      between: (target) => ({
        ...target,
        transport: (request) => {
          const { password } = (request.body ?? {}) as { readonly password?: unknown }
          if (isOfPact(request) && password !== undefined) passwords.push([request.path, password])
          return target.transport(request)
        },
      }),
    })
    expect(passwords).toContainEqual(['/auth/v4/public/token', 'vmmanager'])
    expect(passwords.length).toBeGreaterThan(4)
    expect(JSON.stringify(passwords)).not.toContain('example-password')
  })
})

describe('a Pact Broker', () => {
  const pact = foreignPacts['4.0'] as { readonly interactions: readonly object[] }
  const good = { ...pact, interactions: pact.interactions.slice(0, 1) }
  const credentials = (broker: FakeBroker) =>
    new Set(broker.asked.map(({ headers }) => headers['authorization']))

  it('gives the pacts of the provider, of main branches and of what is in use', async () => {
    await using broker = await fakeBroker(good)
    const interactions = await verifySimulated({ broker: { url: broker.url, token: 'secret' } })
    expect(interactions.map(({ outcome }) => outcome)).toEqual(['verified'])
    expect(credentials(broker)).toEqual(new Set(['Bearer secret']))
    const question = broker.asked.find(({ method }) => method === 'POST')
    expect(question).toMatchObject({
      path: '/provider/vmmanager',
      body: { consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }] },
    })
    expect(broker.published).toEqual([])
  })

  it('may ask for a name and a password', async () => {
    await using broker = await fakeBroker(good)
    await verifySimulated({ broker: { url: broker.url, username: 'me', password: 'secret' } })
    expect(credentials(broker)).toEqual(new Set([`Basic ${Buffer.from('me:secret').toString('base64')}`]))
  })

  it.each([
    ['success', good, true],
    ['failure', pact, false],
  ])('is told of %s under the version of the provider', async (_, given, success) => {
    await using broker = await fakeBroker(given)
    await verifySimulated({ broker: { url: broker.url }, publishAs: '6.2024.3' })
    expect(broker.published).toMatchObject([{ providerApplicationVersion: '6.2024.3', success }])
  })

  it('that does not answer ends all', async () => {
    const verifying = verifySimulated({ broker: { url: 'http://127.0.0.1:1' } })
    await expect(verifying).rejects.toMatchObject({
      code: 'VMH_PACT_FAILED',
      message: expect.stringContaining('127.0.0.1:1'),
      exitCode: 3,
    })
  })
})
