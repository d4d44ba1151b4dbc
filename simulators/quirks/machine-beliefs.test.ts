import { describe, expect, it } from 'vitest'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { type Beliefs, machineBeliefs } from './machine-beliefs.ts'

const machine = {
  id: 7,
  cpu_number: 1,
  ram_mib: 1024,
  disk: { id: 70, disk_mib: 10_240 },
  ip4: [{ ip: '198.18.0.9' }],
}

function post(path: string, body: object): ExchangeRequest {
  return { method: 'POST', path: `/vm/v3/${path}`, query: '', headers: {}, body }
}

/** Has seen the machine once. */
function acquainted(): Beliefs {
  const beliefs = machineBeliefs()
  beliefs.show(machine)
  return beliefs
}

describe('what is wanted of a machine', () => {
  it.each([
    ['resources', post('host/7/resource', { cpu_number: 2, ram_mib: 4096 }), { cpu: 2, ram: 4096 }],
    ['a disk', post('disk/70', { size_mib: 40_960 }), { disk: 40_960 }],
    ['more addresses', post('host/7/ip', { ipv4_number: 2 }), { addresses: 3 }],
    ['fewer addresses', post('host/7/ip', { ipv4_number: -1 }), { addresses: 0 }],
  ])('is read from a request for %s', (_, request, belief) => {
    expect(acquainted().wanted(request)).toEqual([7, belief])
  })

  it.each([
    ['a start', post('host/7/start', {})],
    ['a creation', post('host', { cpu_number: 2 })],
    ['a look', { ...post('host/7/resource', {}), method: 'GET' } as const],
  ])('is nothing for %s', (_, request) => {
    expect(acquainted().wanted(request)).toBeUndefined()
  })
})

describe('a machine', () => {
  it('is as it is shown where nothing else is believed', () => {
    expect(acquainted().show(machine)).toEqual(machine)
  })

  it('is what is believed of it, and keeps the rest', () => {
    const beliefs = acquainted()
    beliefs.believe(7, { ram: 4096, disk: 20_480 })
    beliefs.believe(7, { addresses: 2 })
    expect(beliefs.show(machine)).toEqual({
      ...machine,
      ram_mib: 4096,
      disk: { id: 70, disk_mib: 20_480 },
      ip4: [{ ip: '198.18.0.0' }, { ip: '198.18.0.1' }],
    })
  })

  it('is not believed to be another', () => {
    const beliefs = acquainted()
    beliefs.believe(8, { ram: 4096 })
    expect(beliefs.show(machine)).toEqual(machine)
  })

  it('truly is what was shown last, whatever is believed', () => {
    const beliefs = acquainted()
    beliefs.believe(7, { ram: 4096, addresses: 5 })
    beliefs.show({ ...machine, cpu_number: 3 })
    expect(beliefs.truth(7)).toEqual({ cpu: 3, ram: 1024, disk: 10_240, addresses: 1 })
  })
})
