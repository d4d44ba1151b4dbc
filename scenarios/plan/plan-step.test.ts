import { describe, expect, it } from 'vitest'
import { tariffs } from '../../simulators/platform/tariff.ts'
import type { Step } from '../language/step.ts'
import { planStep } from './plan-step.ts'
import type { PlannedStep } from './planned-step.ts'

const [small, medium] = tariffs

describe('a planned step', () => {
  it.each<[Step, PlannedStep]>([
    [
      { order: {} },
      {
        kind: 'orders',
        client: undefined,
        prefix: 'order',
        tariff: small,
        addresses: 1,
        count: 1,
        perSecond: undefined,
      } as never,
    ],
    [
      { order: { client: 'anna', as: 'hers', tariff: 'medium', addresses: 2, count: 3, perSecond: 2 } },
      {
        kind: 'orders',
        client: 'anna',
        prefix: 'hers',
        tariff: medium,
        addresses: 2,
        count: 3,
        perSecond: { first: 2, last: 2 },
      } as never,
    ],
    [
      { order: { count: 9, perSecond: 1, rampToPerSecond: 5 } },
      {
        kind: 'orders',
        client: undefined,
        prefix: 'order',
        tariff: small,
        addresses: 1,
        count: 9,
        perSecond: { first: 1, last: 5 },
      } as never,
    ],
    [
      { order: { product: 'networks', networks: 3 } },
      {
        kind: 'orders',
        client: undefined,
        prefix: 'order',
        tariff: { name: 'networks', cpuNumber: 0, ramMib: 0, diskMib: 0, os: '', price: 30_000 },
        addresses: 0,
        networks: 3,
        count: 1,
        perSecond: undefined,
      } as never,
    ],
    [{ wait: 'settled' }, { kind: 'until-settled' }],
    [{ wait: '5m' }, { kind: 'pause', ms: 300_000 }],
    [{ suspend: {} }, { kind: 'action', request: { action: 'suspend' }, of: undefined }],
    [{ close: { of: ['order-2'] } }, { kind: 'action', request: { action: 'close' }, of: ['order-2'] }],
    [
      { change: { tariff: 'medium', addresses: 3 } },
      { kind: 'action', request: { action: 'change', tariff: medium, addresses: 3 }, of: undefined } as never,
    ],
    [{ reinstall: {} }, { kind: 'action', request: { action: 'reinstall' }, of: undefined }],
    [
      { reinstall: { os: 'ISPsystem__Debian-12-x86_64' } },
      { kind: 'action', request: { action: 'reinstall', os: 'ISPsystem__Debian-12-x86_64' }, of: undefined },
    ],
    [{ addAddress: {} }, { kind: 'action', request: { action: 'add-address', count: 1 }, of: undefined }],
    [
      { removeAddress: { count: 2 } },
      { kind: 'action', request: { action: 'remove-address', count: 2 }, of: undefined },
    ],
    [
      { ptr: { domain: 'a.example' } },
      { kind: 'action', request: { action: 'ptr', domain: 'a.example' }, of: undefined },
    ],
    [{ maintain: 'synchronise' }, { kind: 'maintain', action: 'synchronise' }],
    [{ outside: { does: 'stop' } }, { kind: 'outside', does: 'stop', of: undefined }],
    [{ arm: { fault: 'asleep', for: '1m' } }, { kind: 'arm', fault: { fault: 'asleep', for: '1m' } }],
    [{ disarm: 'asleep' }, { kind: 'disarm', fault: 'asleep' }],
    [
      { parallel: [[{ start: {} }], [{ stop: {} }, { wait: '1s' }]] },
      {
        kind: 'parallel',
        branches: [
          [{ kind: 'action', request: { action: 'start' }, of: undefined }],
          [
            { kind: 'action', request: { action: 'stop' }, of: undefined },
            { kind: 'pause', ms: 1000 },
          ],
        ],
      },
    ],
  ])('of %j has every default filled in', (step, planned) => {
    expect(planStep(step, { platform: 'billmanager' })).toEqual(planned)
  })
})
