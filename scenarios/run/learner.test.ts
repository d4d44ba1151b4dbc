import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import { captureFields } from '../language/captures.ts'
import type { Scenario } from '../language/scenario.ts'
import { makePlan } from '../plan/make-plan.ts'
import { learner } from './learner.ts'
import { runPlan } from './run-plan.ts'

function exchange(order: string, request: Partial<ExchangeRequest>, body: unknown): TraceFact {
  const asked = { method: 'GET', path: '/vm/v3/host', query: '', headers: {}, ...request } as const
  return {
    type: 'exchange',
    order,
    sentAtMs: 0,
    exchange: { request: asked, response: { status: 200, headers: {}, body } },
  }
}

const service = (host?: number): TraceFact => ({
  type: 'service',
  order: 'web-1',
  service: 1001,
  status: 'processing',
  ...(host !== undefined && { host }),
})

const creation = exchange(
  'web-1',
  { method: 'POST', body: { name: 'bill1001', domain: 'a.example.com' } },
  { id: 7 },
)

describe('what is known of an order', () => {
  it('is nothing at first', () => {
    const { known } = learner()
    for (const field of ['host', 'service', 'address', 'domain'] as const) {
      expect(known('web-1', field)).toBeUndefined()
    }
    expect(Object.keys(captureFields)).toHaveLength(4)
  })

  it('is what the platform asked for, then what it has read of its own machine', () => {
    const { see, known } = learner()
    see(service())
    see(creation)
    expect([known('web-1', 'service'), known('web-1', 'host'), known('web-1', 'domain')]).toEqual([
      '1001',
      'bill1001',
      'a.example.com',
    ])
    expect(known('web-1', 'address')).toBeUndefined()
    see(service(7))
    const list = [
      { id: 6, name: 'other', ip4: [{ ip: '198.18.0.9' }] },
      { id: 7, name: 'renamed', domain: 'b.example.com', ip4: [{ ip: '198.18.0.1' }, { ip: '198.18.0.2' }] },
    ]
    see(exchange('web-1', {}, { list }))
    expect([known('web-1', 'host'), known('web-1', 'domain'), known('web-1', 'address')]).toEqual([
      'renamed',
      'b.example.com',
      '198.18.0.1',
    ])
    expect(known('web-2', 'host')).toBeUndefined()
    see(exchange('web-1', { path: '/vm/v3/host/7/ipv4' }, { list: [{ id: 5, ip_addr: '198.18.0.5' }] }))
    see(exchange('web-1', { path: '/vm/v3/host/8/ipv4' }, { list: [{ id: 5, ip_addr: '198.18.0.8' }] }))
    expect(known('web-1', 'address')).toBe('198.18.0.5')
  })

  it('is not learned from anything else', () => {
    const { see, known } = learner()
    see(service(7))
    see(exchange('web-1', { path: '/vm/v3/account' }, { list: [{ id: 7, name: 'account' }] }))
    see(exchange('web-1', {}, 'garbage'))
    see({ type: 'fault', fault: 'asleep', where: 'x' })
    expect(known('web-1', 'host')).toBeUndefined()
  })
})

describe('a story', () => {
  const scenario: Scenario = {
    title: 't',
    purpose: 'p',
    steps: [
      { order: { as: 'mail' } },
      { order: { as: 'shop' } },
      { wait: 'settled' },
      { ptr: { of: ['shop-1'], domain: 'mx.${shop.domain}' } },
      { wait: 'settled' },
      { ptr: { of: ['mail-1'], domain: '${shop.address}.${mail.service}.${mail.domain}' } },
    ],
    expect: { orders: 'any' },
  }

  it.each(['billmanager', 'clouden'] as const)('asks for what it has learned on %s', async (platform) => {
    const choices = { platform, target: 'simulated', dialect: '2024.03', seed: 1, clock: 'virtual' } as const
    const facts: TraceFact[] = []
    const result = await runPlan(makePlan('a', scenario, choices), { listen: (event) => facts.push(event) })
    expect(result.verdict).toBe('passed')
    const bodies = (path: RegExp): readonly unknown[] =>
      facts.flatMap((fact) =>
        fact.type === 'exchange' &&
        fact.exchange.request.method === 'POST' &&
        path.test(fact.exchange.request.path)
          ? [fact.exchange.request.body]
          : [],
      )
    const [mail] = bodies(/^\/vm\/v3\/host$/) as readonly { readonly domain: string }[]
    const [, ptr] = bodies(/\/ptr$/) as readonly { readonly domain: string }[]
    expect(ptr?.domain).toMatch(/^198\.18\.\d+\.\d+\.\d+\./)
    expect(ptr?.domain).toContain(mail?.domain)
  })

  it('that needs what it does not know yet ends as an error that says so', async () => {
    const steps: Scenario['steps'] = [{ order: {} }, { ptr: { domain: '${order.address}' } }]
    const choices = { target: 'simulated', dialect: '2024.03', seed: 1, clock: 'virtual' } as const
    const planned = makePlan('a', { ...scenario, steps }, { ...choices, platform: 'billmanager' })
    const { verdict, why } = await runPlan(planned)
    expect(verdict).toBe('errored')
    expect(why).toEqual({ code: 'VMH_CAPTURE_UNKNOWN', params: { field: 'address', order: 'order' } })
  })

  it.each([
    [{ outside: { does: 'stop' } }, { code: 'VMH_NO_MACHINE', params: { order: 'order-1', does: 'stop' } }],
    [{ stop: { of: ['mail'] } }, { code: 'VMH_ORDER_UNKNOWN', params: { order: 'mail' } }],
  ] as const)(
    'that asks for something of a VM or an order that is not there ends so, too: %o',
    async (step, why) => {
      const choices = { target: 'simulated', dialect: '2024.03', seed: 1, clock: 'virtual' } as const
      const steps: Scenario['steps'] = [{ order: {} }, step]
      const planned = makePlan('a', { ...scenario, steps }, { ...choices, platform: 'billmanager' })
      expect(await runPlan(planned)).toMatchObject({ verdict: 'errored', why })
    },
  )
})
