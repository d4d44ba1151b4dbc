import { describe, expect, it } from 'vitest'
import type { Inventory } from '../../../../simulators/client/inventory.ts'
import { findPremises } from './premises.ts'
import type { NamedTarget } from '../load-config.ts'

const clusters = [{ id: 1, name: 'kvm' }]
const inventory: Inventory = {
  clusters: [...clusters, { id: 2, name: 'lxd' }],
  oses: [
    { id: 1, name: 'Debian-12-x86_64', repository: 'ISPsystem', clusters },
    { id: 2, name: 'Ubuntu-24.04-x86_64', repository: 'ISPsystem', clusters: [{ id: 2 }] },
    { id: 3, name: 'AlmaLinux-9-x86_64', repository: 'ISPsystem' },
  ],
  presets: [{ id: 1, name: 'small', cpu_number: 1, ram_mib: 1024, hdd_mib: 10_240 }],
  pools: [
    { id: 1, name: 'main', total_ip: '16', using_ip: '12', clusters },
    { id: 2, name: 'newer', ipv4: { total: 8, used: 8 }, clusters },
    { id: 3, name: 'elsewhere', total_ip: '99', using_ip: '0', clusters: [{ id: 2 }] },
  ],
}
const target: NamedTarget = {
  name: 'staging',
  url: 'https://vm.example.com',
  email: 'admin@example.com',
  password: { env: 'X' },
  budget: { vms: 4, ramMib: 4096 },
}

function told(changes: Partial<NamedTarget>, other: Partial<Inventory> = {}): readonly string[] {
  return findPremises({ ...target, ...changes }, { ...inventory, ...other }).findings.map((finding) =>
    finding.state === 'bad'
      ? `${finding.failure.code} ${finding.failure.message} ${finding.failure.remedy}`
      : `${finding.topic} ${finding.state} ${finding.detail}`,
  )
}

describe('what a target offers', () => {
  it('is read for the cluster that machines are made in', () => {
    const { premises } = findPremises(target, inventory)
    expect(premises?.cluster).toEqual({ id: 1, name: 'kvm' })
    expect([...(premises?.oses ?? [])]).toEqual([
      ['ISPsystem__Debian-12-x86_64', 1],
      ['ISPsystem__AlmaLinux-9-x86_64', 3],
    ])
    expect(premises?.presets).toEqual([{ id: 1, name: 'small', cpuNumber: 1, ramMib: 1024, diskMib: 10_240 }])
    expect(premises?.pools.map(({ name, free }) => [name, free])).toEqual([
      ['main', 4],
      ['newer', 0],
    ])
  })

  it('may lack what only some scenarios need', () => {
    expect(told({})).toEqual(['cluster ok found', 'os warn missing', 'preset warn missing', 'pool ok found'])
  })

  it('is fine with what the target names', () => {
    expect(
      told({ os: 'ISPsystem__Debian-12-x86_64', preset: 'small', pool: 'main', cluster: 'kvm' }),
    ).toEqual(['cluster ok found', 'os ok found', 'preset ok found', 'pool ok found'])
  })

  it('may be tight', () => {
    expect(told({ budget: { vms: 5, ramMib: 1 } })).toContain('pool warn tight')
  })

  it.each<[Partial<NamedTarget>, string]>([
    [
      { cluster: 'kvn' },
      'VMH_TARGET_LACKS VMmanager at https://vm.example.com has no cluster kvn Choose one of those that it has: kvm, lxd.',
    ],
    [{ os: 'ISPsystem__Ubuntu-24.04-x86_64' }, 'has no operating system ISPsystem__Ubuntu-24.04-x86_64'],
    [{ preset: 'tiny' }, 'has no preset tiny Choose one of those that it has: small.'],
    [{ pool: 'elsewhere' }, 'has no address pool elsewhere'],
    [{ pool: 'newer' }, 'VMH_POOL_EMPTY The address pool newer has 0 free addresses'],
  ])('may not do: %j', (changes, words) => {
    expect(told(changes).some((line) => line.includes(words))).toBe(true)
    expect(findPremises({ ...target, ...changes }, inventory).premises).toBeUndefined()
  })

  it('may be nothing at all', () => {
    expect(told({}, { clusters: [] })).toEqual([expect.stringContaining('has no cluster at all')])
    expect(told({}, { pools: [] }).at(-1)).toContain('has no address pool at all')
  })
})
