import { describe, expect, it } from 'vitest'
import { shippedPacts } from '../../scenarios/verify/shipped-pacts.ts'
import { pactSource } from './pact-source.ts'

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
