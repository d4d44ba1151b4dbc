import { createRequire } from 'node:module'
import { Ajv, type AnySchema } from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import { harEntry } from './har-entry.ts'

/** The package has no types. */
const schemas = createRequire(import.meta.url)('har-schema') as Readonly<Record<string, AnySchema>>
const ajv = new Ajv({ allErrors: true, strict: false })
ajv.addMetaSchema(draft06)
addFormats.default(ajv)
for (const schema of Object.values(schemas)) ajv.addSchema(schema)

function entry(exchange: Exchange, sentAtMs = 10, atMs = 30): object {
  return harEntry({ type: 'exchange', seq: 1, sentAtMs, atMs, exchange }, 'a page')
}

const text = fc.string({ unit: 'binary', maxLength: 12 }).map((value) => value.toWellFormed())
const headers = fc.dictionary(fc.stringMatching(/^[a-z-]{1,12}$/), text, { maxKeys: 3 })
const body = fc.oneof(fc.jsonValue(), text, fc.constant(undefined))
const anyExchange = fc.record({
  request: fc.record({
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    path: fc.oneof(
      text.map((rest) => `/${rest}`),
      fc.webPath(),
    ),
    query: fc.oneof(text, fc.webQueryParameters()),
    headers,
    body,
  }),
  response: fc.record({ status: fc.integer({ min: 100, max: 599 }), headers, body }),
})

describe('the entry of an exchange', () => {
  test('is valid by the published schema, whatever was sent and answered', () => {
    fc.assert(
      fc.property(anyExchange, fc.nat(), fc.nat(), (exchange, sentAtMs, tookMs) => {
        ajv.validate('entry.json#', entry(exchange, sentAtMs, sentAtMs + tookMs / 1000))
        expect(ajv.errors).toBeNull()
      }),
    )
  })

  test('addresses whatever path and query as the wire would, and always the same server', () => {
    fc.assert(
      fc.property(anyExchange, ({ request }) => {
        const { request: told } = entry({ request }) as { readonly request: { readonly url: string } }
        expect(told.url).toMatch(/^https:\/\/vmmanager\.test\/[^\s"<>[\]{}|\\^`]*$/)
      }),
    )
  })

  test('is on its page, and takes no negative time', () => {
    const request = { method: 'GET', path: '/', query: '', headers: {} } as const
    expect(entry({ request }, 30, 10)).toMatchObject({ pageref: 'a page', time: 0 })
  })

  test.each([
    [{ a: 1 }, {}, 'application/json', '{"a":1}'],
    ['plain', {}, 'text/plain', 'plain'],
    ['plain', { 'content-type': 'text/html' }, 'text/html', 'plain'],
    [null, {}, 'application/json', 'null'],
    [0, {}, 'application/json', '0'],
  ])('shows the body %j as %s', (body, headers, mimeType, text) => {
    const request = { method: 'POST', path: '/', query: '', headers, body } as const
    expect(entry({ request, response: { status: 200, headers, body } })).toMatchObject({
      request: { postData: { mimeType, text }, bodySize: text.length },
      response: { content: { mimeType, text, size: text.length } },
    })
  })

  test.each([
    [undefined, {}],
    ['9', { _order: '9' }],
  ])('says of the order %s what it is', (order, told) => {
    const request = { method: 'GET', path: '/', query: '', headers: {} } as const
    const event = { type: 'exchange', seq: 1, sentAtMs: 1, atMs: 2, exchange: { request } } as const
    const made = harEntry(order === undefined ? event : { ...event, order }, 'p')
    expect(Object.fromEntries(Object.entries(made).filter(([key]) => key.startsWith('_')))).toEqual(told)
  })

  test('follows a redirection', () => {
    const request = { method: 'GET', path: '/', query: '', headers: {} } as const
    expect(entry({ request, response: { status: 302, headers: { location: '/there' } } })).toMatchObject({
      response: { status: 302, redirectURL: '/there' },
    })
  })
})
