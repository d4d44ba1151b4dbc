import { describe, expect, it } from 'vitest'
import { HarnessError } from '../../../contracts/failures/harness-error.ts'
import { dialects } from '../../../contracts/vmmanager/dialect.ts'
import { Faults } from '../../faults/faults.ts'
import { tariffs } from '../../platform/tariff.ts'
import { addAccount } from './accounts.ts'
import { defaultWorldSettings } from './world-settings.ts'
import { type World, createWorld } from './world.ts'
import { defaultClusters, defaultNodes, defaultOses, defaultPresets } from './inventory.ts'

const world = (settings: object = {}): World =>
  createWorld({ ...defaultWorldSettings, ...settings }, new Faults(), () => {})

describe('createWorld', () => {
  it('gives each world a state of its own', () => {
    const [one, other] = [world(), world()]
    addAccount(one, { email: 'x', password: 'x', roles: [] })
    one.pools.get(1)?.returned.push(1)
    expect(other.accounts.size).toBe(1)
    expect(other.pools.get(1)?.returned).toEqual([])
  })

  it('speaks each dialect of the contract, and no other', () => {
    for (const { name } of dialects) expect(world({ dialect: name }).dialect.name).toBe(name)
    expect(() => world({ dialect: '1999' })).toThrow(HarnessError)
  })

  it('holds an account for each e-mail that the settings name', () => {
    const emails = Array.from(
      world({ accounts: ['a@example.com', 'B@example.com'] }).accounts.all(),
      (a) => a.email,
    )
    expect(emails).toEqual(['admin@example.com', 'a@example.com', 'B@example.com'])
  })
})

describe('the default inventory', () => {
  it('refers to clusters that exist, and lets each preset hold each template that it is sold with', () => {
    const clusterIds = defaultClusters.map(({ id }) => id)
    for (const { clusterId } of defaultNodes) expect(clusterIds).toContain(clusterId)
    for (const os of defaultOses) {
      expect(os.clusterIds.every((id) => clusterIds.includes(id))).toBe(true)
      for (const preset of defaultPresets) expect(preset.diskMib).toBeGreaterThanOrEqual(os.minimumDiskMib)
    }
  })

  it('has a preset and a template for each tariff of the platforms, of the same size', () => {
    for (const { name, os, cpuNumber, ramMib, diskMib } of tariffs) {
      expect(defaultPresets).toContainEqual(expect.objectContaining({ name, cpuNumber, ramMib, diskMib }))
      expect(defaultOses.map((known) => `${known.repository}__${known.name}`)).toContain(os)
    }
  })
})
