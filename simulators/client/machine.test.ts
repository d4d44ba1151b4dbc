import { describe, expect, it } from 'vitest'
import { machineItem } from './fixtures/machine-item.ts'
import { machineOf } from './machine.ts'

describe('machineOf', () => {
  it('takes from an item of the list what a machine is', () => {
    expect(machineOf(machineItem())).toEqual({
      host: 7,
      name: 'bill1001',
      state: 'active',
      os: 1,
      disk: 70,
      size: { cpuNumber: 2, ramMib: 2048, diskMib: 10_240, addresses: 1 },
      ips: ['198.18.0.1'],
    })
  })

  it.each(Object.keys(machineItem()))('knows nothing of a machine without %s', (field) => {
    expect(machineOf(machineItem({ [field]: undefined }))).toBeUndefined()
  })

  it.each([{ os: {} }, { os: 1 }, { disk: { id: 70 } }, { disk: { disk_mib: 1 } }, { ip4: {} }, { id: '7' }])(
    'knows nothing of a machine with %o',
    (change) => {
      expect(machineOf(machineItem(change))).toBeUndefined()
    },
  )
})
