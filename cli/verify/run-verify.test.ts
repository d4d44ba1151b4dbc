import { describe, expect, it } from 'vitest'
import { shippedPacts } from '../../scenarios/verify/shipped-pacts.ts'
import { figuresOf, pactSource, verificationLines, verificationText } from './run-verify.ts'
import type { VerifiedInteraction } from '../../scenarios/verify/verified-interaction.ts'

const good: VerifiedInteraction = {
  consumer: 'billmanager',
  description: 'a login',
  given: ['an administrator may log in'],
  outcome: 'verified',
  problems: [],
}
const broken: VerifiedInteraction = {
  ...good,
  description: 'a stop',
  given: [],
  outcome: 'broken',
  problems: ['body $.task: gone', 'status: 500'],
}
const skipped: VerifiedInteraction = { ...good, outcome: 'skipped', problems: ['nobody knows the state'] }

describe('a verification is told', () => {
  it('to people by what was not verified, with the figures last', () => {
    expect(verificationText([good, broken, skipped, good])).toBe(
      [
        'broken billmanager: a stop',
        '  body $.task: gone',
        '  status: 500',
        'skipped billmanager: a login (given an administrator may log in)',
        '  nobody knows the state',
        'interactions: 2 verified, 1 broken, 1 skipped (4 in all)',
        '',
      ].join('\n'),
    )
  })

  it('to people by the figures alone where all is well, or nothing was there', () => {
    expect(verificationText([good])).toBe('interactions: 1 verified, 0 broken, 0 skipped (1 in all)\n')
    expect(verificationText([])).toBe('interactions: 0 verified, 0 broken, 0 skipped (0 in all)\n')
  })

  it('to programs by every interaction, with the figures last', () => {
    const lines = verificationLines([good, broken]).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      good,
      broken,
      { interactions: 2, verified: 1, broken: 1, skipped: 0 },
    ])
  })

  it('in figures', () => {
    expect(figuresOf([good, broken, skipped, good])).toEqual({
      interactions: 4,
      verified: 2,
      broken: 1,
      skipped: 1,
    })
  })
})

const options = { provider: 'vmmanager', seed: 1 } as const
const broker = { PACT_BROKER_BASE_URL: 'https://broker.example.com' }

describe('pacts are taken', () => {
  it('from the files that are named, whatever the environment says', () => {
    expect(pactSource({ ...options, pact: ['a.json'] }, broker)).toEqual({
      provider: 'vmmanager',
      files: ['a.json'],
    })
  })

  it('from the Pact Broker that the environment names', () => {
    expect(pactSource(options, broker)).toEqual({
      provider: 'vmmanager',
      broker: { url: 'https://broker.example.com' },
    })
  })

  it('from those that are shipped where neither is there', () => {
    expect(pactSource(options, {})).toEqual({ provider: 'vmmanager', files: shippedPacts })
    expect(pactSource(options, { PACT_BROKER_BASE_URL: '' })).toHaveProperty('files')
  })

  it('with the credentials that the environment has', () => {
    const env = {
      ...broker,
      PACT_BROKER_TOKEN: 'token',
      PACT_BROKER_USERNAME: 'me',
      PACT_BROKER_PASSWORD: 'secret',
    }
    expect(pactSource(options, env).broker).toEqual({
      url: 'https://broker.example.com',
      token: 'token',
      username: 'me',
      password: 'secret',
    })
  })
})

describe('results are published', () => {
  it('as the version that is told, else as that of the environment', () => {
    const env = { ...broker, PACT_PROVIDER_VERSION: '1' }
    expect(pactSource({ ...options, publish: true }, env)).toMatchObject({ publishAs: '1' })
    expect(pactSource({ ...options, publish: true, providerVersion: '2' }, env)).toMatchObject({
      publishAs: '2',
    })
  })

  it('not unless it is asked for', () => {
    expect(pactSource({ ...options, providerVersion: '2' }, broker)).not.toHaveProperty('publishAs')
  })

  it.each([
    ['no broker', {}, { PACT_PROVIDER_VERSION: '1' }, 'PACT_BROKER_BASE_URL'],
    ['no version', {}, broker, 'PACT_PROVIDER_VERSION'],
    ['other files', { pact: ['a.json'] }, { ...broker, PACT_PROVIDER_VERSION: '1' }, '--pact'],
  ])('not with %s', (_, more, env, problem) => {
    expect(() => pactSource({ ...options, ...more, publish: true }, env)).toThrow(problem)
  })
})
