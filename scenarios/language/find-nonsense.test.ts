import { describe, expect, it } from 'vitest'
import { findNonsense } from './find-nonsense.ts'
import { parseScenario } from './parse-scenario.ts'
import type { Scenario } from './scenario.ts'
import type { Step } from './step.ts'

const found = (...steps: readonly Step[]): readonly string[] => {
  const scenario: Scenario = { title: 't', purpose: 'p', steps, expect: {} }
  return findNonsense(scenario).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const named = (domain: string): Step => ({ ptr: { domain } })

describe('a capture', () => {
  it('may name an order that was placed before, by its whole name or, where it is alone, by what its name begins with', () => {
    const orders: Step[] = [{ order: {} }, { order: { as: 'web', count: 2 } }]
    expect(
      found(...orders, named('${order.domain} ${order-1.host} ${web-1.service} ${web-2.address}')),
    ).toEqual([])
  })

  it('may name what any branch before has placed, and what its own branch has', () => {
    const branch = (as: string): Step[] => [{ order: { as } }, named(`\${${as}.domain}`)]
    expect(found({ parallel: [branch('a'), branch('b')] }, named('${a.domain}${b.domain}'))).toEqual([])
    expect(
      found({ order: {} }, { parallel: [[{ order: {} }], [{ order: {} }]] }, named('${order-3.host}')),
    ).toEqual([])
  })

  it.each([
    [
      [named('${web.domain}'), { order: { as: 'web' } }],
      'steps.0.ptr.domain: No order `web` was placed before; there is none',
    ],
    [
      [{ order: { as: 'web' } }, named('${wbe.domain}')],
      'steps.1.ptr.domain: No order `wbe` was placed before; did you mean `web`?',
    ],
    [
      [{ order: { as: 'web' } }, named('${web-2.domain}')],
      'steps.1.ptr.domain: No order `web-2` was placed before; there are web',
    ],
    [
      [{ order: { as: 'web' } }, named('${web-0.domain}')],
      'steps.1.ptr.domain: No order `web-0` was placed before; there are web',
    ],
    [
      [{ order: {} }, named('${order.hots}')],
      'steps.1.ptr.domain: Nothing called `hots` is known of an order; did you mean `host`?',
    ],
    [
      [{ order: {} }, named('${order.toString}')],
      'steps.1.ptr.domain: Nothing called `toString` is known of an order; there are host, service, address, domain',
    ],
    [
      [{ parallel: [[{ order: { as: 'a' } }], [named('${a.domain}')]] }],
      'steps.0.parallel.1.0.ptr.domain: No order `a` was placed before; there is none',
    ],
    [
      [{ order: {} }, { reboot: { of: ['${oder.host}'] } }],
      'steps.1.reboot.of.0: No order `oder` was placed before; did you mean `order`?',
    ],
  ] as const)('is refused at its place: %j', (steps, message) => {
    expect(found(...steps)).toEqual([message])
  })

  it('of several orders at once is refused: one is meant', () => {
    expect(found({ order: { as: 'web', count: 2 } }, named('${web.domain}'))).toEqual([
      'steps.1.ptr.domain: `web` is the name of 2 orders here, and one is meant: write `web-1` to `web-2`',
    ])
  })

  it('is known in steps alone', () => {
    const scenario: Scenario = {
      title: '${order.host}',
      purpose: 'p',
      faults: [{ fault: 'host-stopped', host: '${order.host}' }],
      steps: [{ order: {} }],
      expect: {},
    }
    expect(findNonsense(scenario).map(({ message }) => message)).toEqual([
      '`${order.host}` is known only in `steps`',
      '`${order.host}` is known only in `steps`',
    ])
  })

  it('is refused with file, line and column', () => {
    const text = [
      'title: t',
      'purpose: p',
      'steps:',
      '  - order: { as: web }',
      '  - wait: settled',
      "  - ptr: { domain: 'mx.${wbe.domain}' }",
      'expect: {}',
    ].join('\n')
    const place = { file: 'a.yaml', line: 6, column: 20 }
    expect(() => parseScenario(text, 'a.yaml')).toThrow(
      expect.objectContaining({
        code: 'VMH_SCENARIO_INVALID',
        message: 'No order `wbe` was placed before; did you mean `web`?',
        place,
      }),
    )
  })

  it('is looked at when the variables beside it have been replaced', () => {
    const text =
      'title: t\npurpose: p\nvariables: {who: web}\nsteps: [order: {as: "${who}"}, ptr: {domain: "${web.domain}"}]\nexpect: {}'
    expect(parseScenario(text, 'a.yaml')).toMatchObject([
      { scenario: { steps: [{ order: { as: 'web' } }, { ptr: { domain: '${web.domain}' } }] } },
    ])
  })
})

describe('a key that means nothing', () => {
  it.each([
    [
      { product: 'networks', tariff: 'small' },
      'steps.0.order.tariff: `tariff` means nothing in an order of networks',
    ],
    [
      { product: 'networks', addresses: 1 },
      'steps.0.order.addresses: `addresses` means nothing in an order of networks',
    ],
    [{ networks: 2 }, 'steps.0.order.networks: `networks` means nothing in an order of a machine'],
    [
      { product: 'machine', networks: 2 },
      'steps.0.order.networks: `networks` means nothing in an order of a machine',
    ],
  ] as const)('is refused: %j', (order, message) => {
    expect(found({ order })).toEqual([message])
  })

  it('is none where it belongs', () => {
    expect(
      found({ order: { product: 'networks', networks: 2, count: 2 } }, { order: { tariff: 'small' } }),
    ).toEqual([])
  })
})

describe('a name of orders', () => {
  it.each<readonly Step[]>([
    [{ order: { as: 'web' } }, { suspend: { of: ['web'] } }, { outside: { does: 'stop', of: ['web-1'] } }],
    [
      { order: { as: 'web', count: 3 } },
      { stop: { of: ['web', 'web-3'] } },
      { order: { as: 'web' } },
      { stop: { of: ['web-4'] } },
    ],
    [{ order: { as: 'web-1' } }, { stop: { of: ['web-1', 'web-1-1'] } }],
    [
      { order: {} },
      { parallel: [[{ order: { as: 'a' } }, { stop: { of: ['a', 'order'] } }], [{ order: { as: 'b' } }]] },
    ],
  ])('stands for all that have it so far: %j', (...steps) => {
    expect(found(...steps)).toEqual([])
  })

  it.each<readonly [readonly Step[], string]>([
    [
      [{ order: { as: 'web' } }, { suspend: { of: ['wbe'] } }],
      'steps.1.suspend.of.0: No order `wbe` was placed before; did you mean `web`?',
    ],
    [
      [{ outside: { does: 'stop', of: ['web'] } }, { order: { as: 'web' } }],
      'steps.0.outside.of.0: No order `web` was placed before; there is none',
    ],
    [
      [{ order: { as: 'web', count: 2 } }, { close: { of: ['web-1', 'web-3'] } }],
      'steps.1.close.of.1: No order `web-3` was placed before; there are web',
    ],
    [
      [{ suspend: {} }, { order: {} }],
      'steps.0.suspend: `suspend` asks something of orders, and none was placed before',
    ],
    [
      [{ parallel: [[{ order: {} }, { stop: { of: ['order'] } }], [{ order: {} }]] }],
      'steps.0.parallel.0.1.stop.of.0: Orders named as `order` are placed in another branch as well, and nobody knows which is which; give each branch a name of its own by `as`',
    ],
    [
      [{ disarm: 'asleep' }, { arm: { fault: 'asleep' } }],
      'steps.0.disarm: No fault `asleep` is armed before; there is none',
    ],
  ])('is refused at its place: %j', (steps, message) => {
    expect(found(...steps)).toEqual([message])
  })

  it('of many is told by the nearest, not by the list', () => {
    const orders: Step[] = Array.from({ length: 20 }, (_, index) => ({ order: { as: `shop${index}x` } }))
    expect(found(...orders, { stop: { of: ['mail-7'] } })).toEqual([
      expect.stringMatching(/No order `mail-7` was placed before; did you mean `shop\d+x`\?$/),
    ])
  })
})

describe('a client of whom the world tells', () => {
  const told = (client: string): readonly string[] => {
    const scenario: Scenario = {
      title: 't',
      purpose: 'p',
      world: { accounts: [client], administrators: [client] },
      clouden: { projects: [{ name: 'shop', members: ['anna', client] }] },
      steps: [{ order: { client: 'anna' } }, { order: {} }],
      expect: {},
    }
    return findNonsense(scenario).map(({ path, message }) => `${path.join('.')}: ${message}`)
  }

  it('orders something, by name or by the place of the order', () => {
    expect([told('anna'), told('client-2')]).toEqual([[], []])
  })

  it('is refused where nobody orders for it', () => {
    const message = 'No order is placed by a client `ana`; did you mean `anna`?'
    expect(told('ana')).toEqual([
      `world.accounts.0: ${message}`,
      `world.administrators.0: ${message}`,
      `clouden.projects.0.members.1: ${message}`,
    ])
    expect(told('client-3')).toHaveLength(3)
  })
})

describe('an expectation of actions', () => {
  const told = (expectation: Scenario['expect'], ...steps: readonly Step[]): readonly string[] =>
    findNonsense({ title: 't', purpose: 'p', steps, expect: expectation }).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    )
  const steps: Step[] = [
    { order: { as: 'a' } },
    { order: { as: 'b' } },
    { stop: { of: ['a'] } },
    { maintain: 'inventory' },
  ]

  it('is about what a step asks for', () => {
    expect(
      told(
        { actions: { stop: 'done', inventory: { refused: 'not-offered' }, of: { a: { stop: 'any' } } } },
        ...steps,
      ),
    ).toEqual([])
  })

  it.each<readonly [Scenario['expect'], string]>([
    [{ actions: { close: 'refused' } }, 'expect.actions.close: No step asks for `close`'],
    [
      { on: { clouden: { actions: { close: 'any' } } } },
      'expect.on.clouden.actions.close: No step asks for `close`',
    ],
    [{ actions: { of: { b: { stop: 'any' } } } }, 'expect.actions.of.b.stop: No step asks for `stop` of `b`'],
    [
      { actions: { of: { c: { stop: 'any' } } } },
      'expect.actions.of.c: No order `c` was placed before; there are a, b',
    ],
    [
      { actions: { stop: { refused: 'x', manual: 'y' } } },
      'expect.actions.stop: `stop` must have one of `done`, `refused`, `manual` or `failed`, with the reason',
    ],
  ])('is refused where it says nothing: %j', (expectation, message) => {
    expect(told(expectation, ...steps)).toEqual([message])
  })
})

describe('a name in a wait or a check', () => {
  const shop: Step = { order: { as: 'web', client: 'shop' } }
  const balance = { balance: 0 }

  it('is one that was placed, or armed, before', () => {
    expect(
      found(
        shop,
        { arm: { fault: 'asleep' } },
        { wait: { for: { stage: 'os-install', order: 'web' }, within: '5m' } },
        { wait: { for: { fault: 'asleep' } } },
        { wait: { for: { active: 1 } } },
        {
          check: {
            money: { orders: { web: { charged: '> 0' } }, clients: { shop: balance } },
            quota: { shop: {} },
          },
        },
      ),
    ).toEqual([])
  })

  it.each<readonly [Step, string]>([
    [
      { wait: { for: { status: 'active', order: 'wbe' } } },
      'steps.1.wait.for.order: No order `wbe` was placed before; did you mean `web`?',
    ],
    [
      { wait: { for: { fault: 'asleep' } } },
      'steps.1.wait.for.fault: No fault `asleep` is armed before; there is none',
    ],
    [
      { check: { money: { orders: { wbe: { charged: 1 } } } } },
      'steps.1.check.money.orders.wbe: No order `wbe` was placed before; did you mean `web`?',
    ],
    [
      { check: { on: { clouden: { quota: { shpo: {} } } } } },
      'steps.1.check.on.clouden.quota.shpo: No order is placed by a client `shpo`; did you mean `shop`?',
    ],
    [
      { check: { money: { clients: { shpo: balance } } } },
      'steps.1.check.money.clients.shpo: No order is placed by a client `shpo`; did you mean `shop`?',
    ],
  ])('is refused at its place: %j', (step, message) => {
    expect(found(shop, step)).toEqual([message])
  })
})
