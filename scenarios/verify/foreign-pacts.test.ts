import { describe, expect, it } from 'vitest'
import { foreignPacts, pactGiven } from './fixtures/foreign-pacts.ts'
import { verifySimulated } from './fixtures/verify-simulated.ts'

describe('the pact of somebody else', () => {
  it.each(Object.keys(foreignPacts))('may be of the specification %s', async (version) => {
    const interactions = await verifySimulated({ pacts: [foreignPacts[version] ?? {}] })
    expect(interactions.map(({ consumer, outcome }) => [consumer, outcome])).toEqual([
      ['foreign', 'verified'],
      ['foreign', 'broken'],
    ])
    expect(interactions[1]?.problems.join()).toContain('accounts')
  })

  it('is skipped where it asks for a state that nobody knows, with a hint', async () => {
    const pacts = [
      pactGiven('a machine is stoped'),
      pactGiven('the moon is full', 'a machine runs'),
      pactGiven('a machine is stopped'),
    ]
    const interactions = await verifySimulated({ pacts })
    expect(interactions.map(({ outcome, problems }) => [outcome, ...problems])).toEqual([
      ['skipped', 'nobody knows the state "a machine is stoped"; did it mean "a machine is stopped"?'],
      [
        'skipped',
        'nobody knows the state "the moon is full"; docs/provider-states.md lists those that are known',
      ],
      ['verified'],
    ])
  })

  it('is told of with its pending interactions, which break nothing', async () => {
    const pact = pactGiven('a machine runs') as { readonly interactions: readonly object[] }
    const pending = { ...pact, interactions: pact.interactions.map((each) => ({ ...each, pending: true })) }
    const [interaction] = await verifySimulated({ pacts: [pending] })
    expect(interaction).toMatchObject({
      outcome: 'skipped',
      problems: ['its pact calls it pending', expect.stringContaining("'active'")],
    })
  })
})
