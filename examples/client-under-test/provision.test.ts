import { expect } from 'vitest'
import { test } from 'vmmanager-harness/testing/vitest'
import { provision } from './provision.ts'

test('a machine is made and waited for, within the contract', async ({ simulator }) => {
  expect(await provision(simulator, 'web', 1)).toBe(1)
  expect(simulator.trace()).toReachActive()
  expect(simulator.trace()).toConform()
})

test('a failed installation is told', async ({ simulator }) => {
  simulator.arm({ fault: 'task-fails', stage: 'os-install' })
  await expect(provision(simulator, 'web', 1)).rejects.toThrow('could not make web')
})
