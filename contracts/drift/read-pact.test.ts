import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contractFor } from '../vmmanager/contract.ts'
import { type Pact, readPact } from './read-pact.ts'

const { match } = contractFor('2024.03')

const pact: Pact = {
  consumer: { name: 'clouden' },
  interactions: [
    {
      description: 'a machine',
      request: { method: 'GET', path: '/vm/v3/host/7', query: { where: ['(id EQ 7)'] } },
      response: {
        status: 200,
        body: { content: { id: 7, state: 'active', ip4: [{ ip: 'a' }], disk: { id: 9 } } },
        matchingRules: {
          body: {
            '$.id': { matchers: [{ match: 'integer' }] },
            "$['ip4']": { matchers: [{ match: 'type', min: 1 }] },
          },
          status: { $: { matchers: [{ match: 'statusCode' }] } },
        },
      },
    },
    {
      description: 'a deletion',
      request: { method: 'DELETE', path: '/vm/v3/host/7', body: { content: { force: true } } },
      response: { status: 404 },
    },
    { description: 'nonsense', request: { method: 'GET', path: '/moon' }, response: { status: 200 } },
  ],
}

describe('a pact', () => {
  const [machine, deletion, ...others] = readPact(pact, match)

  it('says who asks for which operation, and what is sent', () => {
    expect(machine).toMatchObject({
      platform: 'clouden',
      description: 'a machine',
      method: 'GET',
      path: '/vm/v3/host/{host_id}',
      query: ['where'],
      status: 200,
      takesAnySuccess: true,
    })
    expect(deletion).toMatchObject({ body: { force: true }, status: 404, takesAnySuccess: false })
    expect(deletion?.needs.size).toBe(0)
    expect(machine).not.toHaveProperty('body')
  })

  it('leaves out what the contract does not know', () => {
    expect(others).toEqual([])
  })

  it('needs each field by its own matcher, by the type above it, or to the letter', () => {
    expect(Object.fromEntries(machine?.needs ?? [])).toEqual({
      '': expect.objectContaining({ matchers: [{ match: 'type' }] }),
      '/id': { example: 7, matchers: [{ match: 'integer' }] },
      '/state': { example: 'active', matchers: [{ match: 'equality' }] },
      '/ip4': { example: [{ ip: 'a' }], matchers: [{ match: 'type', min: 1 }] },
      '/ip4/*': { example: { ip: 'a' }, matchers: [{ match: 'type' }] },
      '/ip4/*/ip': { example: 'a', matchers: [{ match: 'type' }] },
      '/disk': { example: { id: 9 }, matchers: [{ match: 'type' }] },
      '/disk/id': { example: 9, matchers: [{ match: 'equality' }] },
    })
  })
})

describe.each(['billmanager', 'clouden'])('the pact of %s', (platform) => {
  const text = readFileSync(new URL(`../pacts/${platform}-vmmanager.json`, import.meta.url), 'utf8')
  const shipped = JSON.parse(text) as Pact

  it('is read whole', () => {
    const interactions = readPact(shipped, match)
    expect(interactions.map(({ description }) => description)).toEqual(
      shipped.interactions.map(({ description }) => description),
    )
    expect(new Set(interactions.map((interaction) => interaction.platform))).toEqual(new Set([platform]))
  })

  it('has no matcher that nobody knows, and none whose place is not found', () => {
    const rules = shipped.interactions.map(({ response }) => response.matchingRules?.['body'] ?? {})
    const kinds = rules.flatMap((rule) => Object.values(rule)).flatMap(({ matchers }) => matchers)
    expect([...new Set(kinds.map((matcher) => matcher.match))].toSorted()).toEqual([
      'equality',
      'integer',
      'regex',
      'type',
    ])
    const told = rules.flatMap((rule) => Object.values(rule)).flatMap(({ matchers }) => matchers)
    const read = readPact(shipped, match).flatMap(({ needs }) => [...needs.values()])
    const used = new Set(read.flatMap(({ matchers }) => matchers))
    expect(told.filter((matcher) => !used.has(matcher))).toEqual([])
  })
})
