import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../simulators/clock/virtual-clock.ts'
import { seededIdentities } from '../../simulators/platform/identities.ts'
import type { Step } from '../language/step.ts'
import { makePlan } from '../plan/make-plan.ts'
import type { Plan } from '../plan/plan.ts'
import { playSteps } from './play-steps.ts'

/** What was asked of whom, and when, while each order takes 10 s and each action 5 s. */
async function played(...steps: readonly Step[]): Promise<readonly string[]> {
  const clock = new VirtualClock()
  const story: string[] = []
  const note = (what: string): void => void story.push(`${clock.nowMs()} ${what}`)
  const choices = {
    platform: 'clouden',
    target: 'simulated',
    dialect: '2024.03',
    seed: 1,
    clock: 'virtual',
  } as const
  const plan = makePlan('a', { title: 't', purpose: 'p', steps, expect: {}, settleWithin: '1m' }, choices)
  await playSteps(plan as Plan, {
    clock,
    platform: {
      order: async ({ order, tariff }) => {
        note(`${order} ${tariff.name}`)
        await clock.sleep(10_000)
      },
      act: async (order, { action }) => {
        note(`${action} ${order}`)
        await clock.sleep(action === 'prolong' ? 3_600_000 : 5000)
      },
      maintain: async (action) => {
        note(action)
        await clock.sleep(1000)
      },
    },
    identities: seededIdentities(1),
    known: (order, field) => (order === 'web-1' ? undefined : `${field} of ${order}`),
    faults: {
      arm: (fault) => note(`arm ${fault.fault}${'host' in fault ? ` on ${fault.host}` : ''}`),
      disarm: (fault) => note(`disarm ${fault}`),
    },
    until: () => Promise.resolve(),
    tell: () => {},
    meddle: async (order, does) => {
      note(`${does} ${order} from outside`)
      await clock.sleep(1)
    },
  })
  note('end')
  return story
}

describe('the steps of a story', () => {
  it('begin one after the other; only waiting lets time pass', async () => {
    expect(
      await played({ order: { count: 2 } }, { wait: '2s' }, { suspend: {} }, { wait: 'settled' }),
    ).toEqual([
      '0 order-1 small',
      '0 order-2 small',
      '2000 suspend order-1',
      '2000 suspend order-2',
      '10000 end',
    ])
  })

  it('speak of the orders that they name, else of all so far', async () => {
    const steps: Step[] = [
      { order: { as: 'a', count: 2 } },
      { order: { as: 'b', tariff: 'large' } },
      { close: { of: ['a-2', 'b'] } },
      { outside: { does: 'stop', of: ['a-1'] } },
      { reboot: {} },
      { order: { as: 'a' } },
    ]
    expect(await played(...steps)).toEqual([
      '0 a-1 small',
      '0 a-2 small',
      '0 b-1 large',
      '0 close a-2',
      '0 close b-1',
      '0 stop a-1 from outside',
      '0 reboot a-1',
      '0 reboot a-2',
      '0 reboot b-1',
      '0 a-3 small',
      '10000 end',
    ])
  })

  it('let orders come at a rate that may grow', async () => {
    const times = async (order: {
      perSecond: number
      rampToPerSecond?: number
    }): Promise<readonly number[]> =>
      (await played({ order: { count: 4, ...order } })).slice(0, 4).map((line) => Number(line.split(' ')[0]))
    expect(await times({ perSecond: 2 })).toEqual([0, 500, 1000, 1500])
    expect(await times({ perSecond: 1, rampToPerSecond: 4 })).toEqual([0, 1000, 1400, 1650])
  })

  it('in parallel go on side by side, and end together', async () => {
    const story = await played(
      {
        parallel: [
          [{ wait: '3s' }, { maintain: 'inventory' }],
          [{ order: {} }, { wait: '1s' }],
        ],
      },
      { maintain: 'synchronise' },
    )
    expect(story).toEqual(['0 order-1 small', '3000 inventory', '3000 synchronise', '10000 end'])
  })

  it('use what the story has learned of the order that is meant', async () => {
    const story = await played(
      { order: { as: 'shop', count: 2 } },
      { arm: { fault: 'host-stopped', host: '${shop-1.host}' } },
      { parallel: [[{ arm: { fault: 'host-renamed', host: '${shop-2.host}' } }], [{ wait: '1s' }]] },
    )
    expect(story.filter((line) => line.includes('arm'))).toEqual([
      '0 arm host-stopped on host of shop-1',
      '0 arm host-renamed on host of shop-2',
    ])
  })

  it('cannot use what is not known', async () => {
    const steps: Step[] = [{ order: { as: 'web' } }, { ptr: { domain: 'mx.${web.domain}' } }]
    await expect(played(...steps)).rejects.toMatchObject({
      code: 'VMH_CAPTURE_UNKNOWN',
      params: { order: 'web', field: 'domain' },
    })
  })

  it('arm and disarm faults', async () => {
    expect(await played({ arm: { fault: 'asleep' } }, { wait: '1s' }, { disarm: 'asleep' })).toEqual([
      '0 arm asleep',
      '1000 disarm asleep',
      '1000 end',
    ])
  })

  it('do not wait for ever for what does not settle', async () => {
    expect(await played({ order: {} }, { prolong: {} })).toEqual([
      '0 order-1 small',
      '0 prolong order-1',
      '60001 end',
    ])
  })
})
