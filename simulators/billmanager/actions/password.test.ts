import { describe, expect, it } from 'vitest'
import type { Fault } from '../../faults/fault.ts'
import { type OpenedBillmanager, openedBillmanager } from '../fixtures/test-billmanager.ts'

const alma = 'ISPsystem__AlmaLinux-9-x86_64'

const bodies = ({ requests }: OpenedBillmanager): readonly unknown[] =>
  requests.flatMap(({ path, body }) => (path.endsWith('/reinstall') ? [body] : []))

describe('reinstall', () => {
  it('looks at the machine, asks for the system with a new password and waits for it', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'reinstall', os: alma })
    expect([...new Set(platform.callsSince())]).toEqual([
      "GET /vm/v3/host?where=(id EQ '1')",
      'POST /vm/v3/host/1/reinstall',
      "GET /vm/v3/task?where=((consul_id EQ '2') AND (name EQ 'host_reinstall'))",
    ])
    expect(bodies(platform)).toEqual([{ os: 3, password: expect.stringMatching(/^.{16}$/) as string }])
    expect(platform.world.hosts.get(1)?.osId).toBe(3)
    expect(platform.service.os).toBe(alma)
    expect(platform.deeds('a')).toEqual(['reinstall 1 started', 'reinstall 1 done'])
  })

  it('of no named system takes the one that the service has, each time with another password', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'reinstall', os: alma })
    await platform.act('a', { action: 'reinstall' })
    expect(bodies(platform)).toMatchObject([{ os: 3 }, { os: 3 }])
    const passwords = bodies(platform).map((body) => (body as { readonly password: string }).password)
    expect(new Set(passwords).size).toBe(2)
  })

  it('of a system that VMmanager does not have is refused', async () => {
    const platform = await openedBillmanager()
    await platform.act('a', { action: 'reinstall', os: 'local__BeOS' })
    expect(bodies(platform)).toEqual([])
    expect(platform.deeds('a').at(-1)).toBe('reinstall 1 refused os-not-available')
  })

  it('that has failed is tried again with the same password', async () => {
    const faults = [{ fault: 'task-fails', task: 'host_reinstall', times: 1 }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action: 'reinstall', os: alma })
    expect(platform.deeds('a').at(-1)).toBe('reinstall 2 done')
    const [first, second] = bodies(platform)
    expect(second).toEqual(first)
  })

  it('whose reply is lost is seen by the new system, and not asked for twice', async () => {
    const faults = [{ fault: 'reply-lost', operation: 'host-reinstall', times: 1 }] as const
    const platform = await openedBillmanager({ faults })
    await platform.act('a', { action: 'reinstall', os: alma })
    expect(bodies(platform)).toHaveLength(1)
    expect(platform.deeds('a').at(-1)).toBe('reinstall 1 done')
  })

  it.each<[string, Fault]>([
    ['unknown-outcome', { fault: 'reply-lost', operation: 'host-reinstall' }],
    ['timeout', { fault: 'task-hangs', task: 'host_reinstall' }],
  ])('of which nobody knows whether it was done is for a person: %s', async (reason, fault) => {
    const platform = await openedBillmanager({ faults: [fault] })
    await platform.act('a', { action: 'reinstall' })
    expect(bodies(platform)).toHaveLength(1)
    expect(platform.deeds('a').at(-1)).toBe(`reinstall 1 manual ${reason}`)
  })
})
