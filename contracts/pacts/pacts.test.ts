import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkExchange } from '../exchange/check-exchange.ts'
import type { HttpMethod } from '../exchange/exchange.ts'
import { tokenShape } from '../trace/secret-places.ts'
import { contractFor } from '../vmmanager/contract.ts'
import { secretNames } from '../vmmanager/secret-names.ts'
import { providerStates } from './provider-states.ts'

interface Interaction {
  readonly description: string
  readonly providerStates: readonly { readonly name: string; readonly params?: object }[]
  readonly request: {
    readonly method: HttpMethod
    readonly path: string
    readonly query?: Readonly<Record<string, readonly string[]>>
    readonly headers?: Readonly<Record<string, readonly string[]>>
    readonly body?: { readonly content: unknown }
    readonly generators?: object
  }
  readonly response: { readonly status: number; readonly body?: { readonly content: unknown } }
}

interface Pact {
  readonly consumer: { readonly name: string }
  readonly provider: { readonly name: string }
  readonly interactions: readonly Interaction[]
  readonly metadata: object
}

const read = (consumer: string): string =>
  readFileSync(new URL(`${consumer}-vmmanager.json`, import.meta.url), 'utf8')

const parse = (consumer: string): Pact => JSON.parse(read(consumer)) as Pact

/** All texts in a value, each with the names on the way to it. */
function textsIn(value: unknown, names: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[names.join('.'), value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, held]) => textsIn(held, [...names, name]))
}

describe.each(['billmanager', 'clouden'])('the pact of %s', (consumer) => {
  const { interactions, metadata, ...names } = parse(consumer)

  it('is one of the fourth specification, between it and VMmanager', () => {
    expect(names).toEqual({ consumer: { name: consumer }, provider: { name: 'vmmanager' } })
    expect(metadata).toEqual({ pactSpecification: { version: '4.0' } })
    expect(interactions.length).toBeGreaterThan(40)
  })

  it('tells each thing once, in order', () => {
    const descriptions = interactions.map(({ description }) => description)
    expect(new Set(descriptions).size).toBe(descriptions.length)
    const keys = interactions.map(({ description, providerStates: states }) =>
      JSON.stringify([description, ...states.map(({ name }) => name)]),
    )
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)))
  })

  it('asks only for states of the catalogue, for what they take, and takes what they give', () => {
    for (const { providerStates: given, request } of interactions) {
      const states = given.map(({ name, params = {} }) => {
        expect(Object.keys(providerStates)).toContain(name)
        const state = providerStates[name as keyof typeof providerStates]
        expect(Object.keys(state.takes ?? {})).toEqual(expect.arrayContaining(Object.keys(params)))
        return state
      })
      const gives = states.flatMap((state) => Object.keys(state.gives))
      const wanted = [...JSON.stringify(request.generators ?? {}).matchAll(/\$\{(\w+)\}/g)]
      expect(gives).toEqual(expect.arrayContaining(wanted.map(([, name]) => name)))
    }
  })

  it('has placeholders where secrets would stand', () => {
    const isSecret = (name: string): boolean =>
      [...secretNames, 'x-xsrf-token'].some((secret) => name.split('.').includes(secret))
    const secrets = interactions.flatMap(({ request, response }) =>
      textsIn([request.headers, request.body?.content, response.body?.content]).filter(([name]) =>
        isSecret(name),
      ),
    )
    expect(secrets.length).toBeGreaterThan(interactions.length / 2)
    expect(secrets.filter(([, text]) => !/^example-(?:password|token|key)$/.test(text))).toEqual([])
    expect(read(consumer)).not.toMatch(tokenShape)
    expect(read(consumer)).not.toContain('"vmmanager"}')
  })

  it('sends mail to nobody', () => {
    const domains = [...read(consumer).matchAll(/(?:@|%40)([\w.-]+)/g)].map(([, domain]) => domain)
    expect([...new Set(domains)].filter((domain) => domain !== 'admin')).toEqual(
      expect.arrayContaining(['example.com']),
    )
    expect(domains.filter((domain) => !/^(?:example\.com|user|admin)$/.test(domain ?? ''))).toEqual([])
  })

  it.each(['2023', '2024.03', '2025.04'])(
    'asks for nothing that the contract %s does not have',
    (dialect) => {
      const contract = contractFor(dialect)
      for (const { request, description } of interactions) {
        const { method, path, body, query = {}, headers = {} } = request
        const pairs = Object.entries(query).flatMap(([name, values]) =>
          values.map((value) => `${name}=${encodeURIComponent(value)}`),
        )
        const sent = Object.entries(headers).map(
          ([name, [value = '']]) => [name.toLowerCase(), value] as const,
        )
        const violations = checkExchange(
          {
            request: {
              method,
              path,
              query: pairs.join('&'),
              headers: Object.fromEntries(sent),
              ...(body !== undefined && { body: body.content }),
            },
          },
          contract,
        )
        expect({ description, violations }).toEqual({ description, violations: [] })
      }
    },
  )
})
