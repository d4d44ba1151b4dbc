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
  it('may name an order that was placed before, by its whole name or by the beginning of several', () => {
    const orders: Step[] = [{ order: {} }, { order: { as: 'web', count: 2 } }]
    expect(
      found(...orders, named('${order.domain} ${order-1.host} ${web.service} ${web-2.address}')),
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
