import { describe, expect, it } from 'vitest'
import {
  type TestVmmanager,
  creationMs,
  exactSettings,
  testVmmanager,
} from '../../fixtures/test-vmmanager.ts'
import type { UnknownItem } from '../../../client/outcome.ts'

const copyMs = 8000
const cold = { coldTemplates: true, sessionLifetimeMs: Number.POSITIVE_INFINITY }

/** The stages that tasks of a machine went through, as `task stage`. */
function stagesOf(vmmanager: TestVmmanager, host: number): readonly string[] {
  vmmanager.get('/vm/v3/host')
  return vmmanager.facts.flatMap((fact) =>
    fact.type === 'task' && fact.host === host && fact.stage !== undefined
      ? `${fact.name} ${fact.stage}`
      : [],
  )
}

function makeOn(vmmanager: TestVmmanager, node: number, more: UnknownItem = {}): number {
  const { id } = vmmanager.createHost({ node, ...more })
  vmmanager.nowMs += copyMs + creationMs
  return id
}

const makingCold = [
  'host_create template-copy',
  'host_create disk',
  'host_create network',
  'host_create os-install',
]
const making = makingCold.slice(1)

describe('a template', () => {
  it('is on every node from the beginning in the usual world, where nothing is copied', () => {
    const vmmanager = testVmmanager()
    expect(stagesOf(vmmanager, makeOn(vmmanager, 1))).toEqual(making)
  })

  it('is copied to a node at its first use there, and not again', () => {
    const vmmanager = testVmmanager({ settings: cold })
    expect(stagesOf(vmmanager, makeOn(vmmanager, 1))).toEqual(makingCold)
    expect(stagesOf(vmmanager, makeOn(vmmanager, 1))).toEqual(making)
    expect(stagesOf(vmmanager, makeOn(vmmanager, 2))).toEqual(makingCold)
    expect(stagesOf(vmmanager, makeOn(vmmanager, 1, { os: 2 }))).toEqual(makingCold)
  })

  it('makes the first creation so much longer, before the disk is made', () => {
    const vmmanager = testVmmanager({ settings: cold })
    vmmanager.createHost()
    const status = (): unknown => vmmanager.list('/vm/v3/task')[0]?.['status']
    vmmanager.nowMs = copyMs + creationMs - 1
    expect(status()).toBe('running')
    vmmanager.nowMs += 1
    expect(status()).toBe('complete')
    const changes = vmmanager.facts.flatMap((fact) => (fact.type === 'host' ? fact.change : []))
    expect(changes).toEqual(['accepted', 'disk-ready', 'address-added', 'os-installed'])
  })

  it('is copied for a reinstallation too', () => {
    const vmmanager = testVmmanager({ settings: cold })
    const id = makeOn(vmmanager, 1)
    for (const os of [2, 2, 1]) {
      vmmanager.post(`/vm/v3/host/${id}/reinstall`, { os })
      vmmanager.nowMs += 60_000
    }
    expect(stagesOf(vmmanager, id).slice(makingCold.length)).toEqual([
      'host_reinstall template-copy',
      'host_reinstall os-install',
      'host_reinstall os-install',
      'host_reinstall os-install',
    ])
  })

  it('that could not be copied is copied the next time', () => {
    const faults = [{ fault: 'task-fails', stage: 'template-copy', times: 1 }] as const
    const vmmanager = testVmmanager({ settings: cold, faults })
    expect(stagesOf(vmmanager, makeOn(vmmanager, 1))).toEqual([makingCold[0], makingCold[0]])
    expect(stagesOf(vmmanager, makeOn(vmmanager, 1))).toEqual(makingCold)
  })

  it('may take no time to copy', () => {
    const durations = { ...exactSettings.durations, templateCopy: { kind: 'fixed', ms: 0 } } as const
    const vmmanager = testVmmanager({ settings: { ...cold, durations } })
    vmmanager.createHost()
    vmmanager.nowMs = creationMs
    expect(vmmanager.list('/vm/v3/host')).toMatchObject([{ state: 'active' }])
  })
})
