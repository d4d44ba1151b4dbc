import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { Identifiers, identifierKind, pathKind } from './identifiers.ts'

const get = (path: string, where?: string): ExchangeRequest => ({
  method: 'GET',
  path,
  query: where === undefined ? '' : `where=${encodeURIComponent(where)}&limit=1`,
  headers: {},
})
const post = (path: string, body: unknown): ExchangeRequest => ({
  method: 'POST',
  path,
  query: '',
  headers: {},
  body,
})

function learned(): Identifiers {
  const identifiers = new Identifiers(
    new Map([
      ['bill1', 'vmh-1-bill1'],
      ['a@b.example', 'vmh+1.a@b.test'],
    ]),
  )
  identifiers.learn(
    '/vm/v3/os',
    {
      list: [
        { id: 1, name: 'Debian' },
        { id: 2, name: 'Alma' },
      ],
    },
    {
      list: [
        { id: 7, name: 'Alma' },
        { id: 9, name: 'Debian' },
      ],
    },
  )
  identifiers.learn('/vm/v3/account', { id: 4 }, { id: 44 })
  identifiers.learn(
    '/vm/v3/host',
    { id: 3, task: 5, recipe_task_list: [6] },
    { id: 33, task: 55, recipe_task_list: [66] },
  )
  identifiers.learn(
    '/vm/v3/host',
    {
      list: [
        { id: 3, name: 'bill1', disk: { id: 2 }, cluster: { id: 1 }, ip4: [{ id: 8, ip: '192.0.2.1' }] },
      ],
    },
    {
      list: [
        { id: 99, name: 'other' },
        {
          id: 33,
          name: 'vmh-1-bill1',
          disk: { id: 22 },
          cluster: { id: 11 },
          ip4: [{ id: 88, ip: '198.51.100.1' }],
        },
      ],
    },
  )
  return identifiers
}

describe('ids of today', () => {
  it.each([
    [get('/vm/v3/host/3'), get('/vm/v3/host/33')],
    [post('/vm/v3/host/3/stop', {}), post('/vm/v3/host/33/stop', {})],
    [post('/vm/v3/disk/2', { size_mib: 3 }), post('/vm/v3/disk/22', { size_mib: 3 })],
    [post('/vm/v3/ip/8/ptr', { domain: 'x' }), post('/vm/v3/ip/88/ptr', { domain: 'x' })],
    [get('/vm/v3/user_limits/account/4'), get('/vm/v3/user_limits/account/44')],
    [get('/vm/v3/host', "(id EQ '3')"), get('/vm/v3/host', "(id EQ '33')")],
    [
      get('/vm/v3/task', "((consul_id EQ '5') OR (consul_id EQ '6'))"),
      get('/vm/v3/task', "((consul_id EQ '55') OR (consul_id EQ '66'))"),
    ],
    [get('/vm/v3/host', "(account.id EQ '4')"), get('/vm/v3/host', "(account.id EQ '44')")],
    [
      post('/vm/v3/host', { name: 'bill1', os: 1, account: 4, cluster: 1, ram_mib: 4, ipv4_number: 1 }),
      post('/vm/v3/host', {
        name: 'vmh-1-bill1',
        os: 9,
        account: 44,
        cluster: 11,
        ram_mib: 4,
        ipv4_number: 1,
      }),
    ],
    [post('/vm/v3/x', { os: '2' }), post('/vm/v3/x', { os: '7' })],
  ])('stand in requests where recorded ones stood: %j', (recorded, today) => {
    expect(learned().translate(recorded)).toEqual(today)
  })

  it.each([
    [get('/vm/v3/host', "(name EQ 'bill1')"), "(name EQ 'vmh-1-bill1')"],
    [get('/vm/v3/host', "(name CP 'bill1')"), "(name CP 'vmh-1-bill1')"],
    [get('/vm/v3/account', "(email EQ 'a@b.example')"), "(email EQ 'vmh+1.a@b.test')"],
  ])('are found by the names of today', (recorded, where) => {
    expect(new URLSearchParams(learned().translate(recorded).query).get('where')).toBe(where)
  })

  it('leave paths with e-mails and other queries as they have to be', () => {
    expect(learned().translate(get('/auth/v4/user/a%40b.example/key')).path).toBe(
      '/auth/v4/user/vmh%2B1.a%40b.test/key',
    )
    const paged = { ...get('/vm/v3/host'), query: 'orderby=id%20asc&limit=0,10' }
    expect(learned().translate(paged)).toEqual(paged)
  })

  it('of which nothing is known stay', () => {
    const request = post('/vm/v3/host/12/stop', { os: 77 })
    expect(new Identifiers().translate(request)).toEqual(request)
  })

  it('of things without a common name are taken in their order', () => {
    const identifiers = new Identifiers()
    identifiers.learn('/vm/v3/os', { list: [{ id: 5, name: 'a' }] }, { list: [{ id: 6, name: 'b' }] })
    expect(identifiers.translate(post('/vm/v3/x', { os: 5 })).body).toEqual({ os: 6 })
  })

  it('hold secrets for which placeholders stand, but none for what was only redacted', () => {
    const identifiers = new Identifiers()
    const recorded = { token: '[token-2]', key: '[redacted]' }
    identifiers.learn('/auth/v4/public/token', recorded, { token: 'live', key: 'other' })
    expect([identifiers.secretOf('[token-2]'), identifiers.secretOf('[redacted]')]).toEqual([
      'live',
      undefined,
    ])
  })
})

describe('kinds of ids', () => {
  it.each([
    ['consul_id', 'task'],
    ['start_task', 'task'],
    ['account.id', 'account'],
    ['user', 'account'],
    ['ipv4', 'ip'],
    ['ram_mib', undefined],
    ['constructor', undefined],
  ])('%s is of %s', (name, kind) => {
    expect(identifierKind(name)).toBe(kind)
  })

  it.each([
    ['/vm/v3/host', 'host'],
    ['/vm/v3/host/7', 'host'],
    ['/vm/v3/host/7/ipv4', 'ip'],
    ['/auth/v4/user', 'account'],
  ])('%s is about %s', (path, kind) => {
    expect(pathKind(path)).toBe(kind)
  })
})
