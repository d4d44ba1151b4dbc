import { describe, expect, it } from 'vitest'
import type { PlatformAction } from '../../contracts/trace/trace-event.ts'
import type { TestPlatform } from '../platform/fixtures/test-platform.ts'
import { billmanager } from './fixtures/test-billmanager.ts'

const told = ({ facts }: TestPlatform, name: PlatformAction): readonly string[] =>
  facts.flatMap((fact) =>
    fact.type === 'operation' && fact.name === name ? [`${fact.outcome} ${fact.reason ?? ''}`.trim()] : [],
  )

describe('synchronise', () => {
  it('changes nothing where VMmanager has what is offered', async () => {
    const platform = billmanager()
    await platform.maintain('synchronise')
    expect(told(platform, 'synchronise')).toEqual(['started', 'done added: 0, switched-off: 0'])
    expect([...platform.mock.offers().oses.values()]).toEqual([true, true, true])
  })

  it('switches off what VMmanager lacks and adds what is new, off', async () => {
    const oses = [
      { id: 9, name: 'Plan9', repository: 'local', group: 'plan9', minimumDiskMib: 1, clusterIds: [1] },
    ]
    const platform = billmanager({ settings: { inventory: { oses } } })
    await platform.maintain('synchronise')
    expect(told(platform, 'synchronise').at(-1)).toBe('done added: 1, switched-off: 3')
    expect([...platform.mock.offers().oses]).toEqual([
      ['ISPsystem__Debian-12-x86_64', false],
      ['ISPsystem__Ubuntu-24.04-x86_64', false],
      ['ISPsystem__AlmaLinux-9-x86_64', false],
      ['local__Plan9', false],
    ])
    expect([...platform.mock.offers().presets.values()]).toEqual([true, true, true])
  })

  it('lets later orders go by what it has read', async () => {
    const platform = billmanager()
    await platform.order('a')
    const preset = platform.world.presets.get(1)
    if (preset !== undefined) preset.name = 'renamed'
    await platform.maintain('synchronise')
    await platform.order('b')
    const bodies = platform.requests.flatMap(({ method, path, body }) =>
      method === 'POST' && path === '/vm/v3/host' ? [body as object] : [],
    )
    expect(bodies.map((body) => 'preset' in body)).toEqual([true, false])
    expect(platform.calls.filter((call) => call === 'GET /vm/v3/os')).toHaveLength(2)
  })

  it('that cannot read keeps what it had and says why', async () => {
    const platform = billmanager({ faults: [{ fault: 'server-error', operation: 'os-list' }] })
    await platform.maintain('synchronise')
    expect(told(platform, 'synchronise')).toEqual(['started', 'failed internal-error'])
    expect(platform.mock.offers().oses.size).toBe(3)
  })
})

describe('autodiscover', () => {
  it('finds nothing where billing and VMmanager agree', async () => {
    const platform = billmanager()
    await Promise.all([platform.order('a'), platform.order('b')])
    await platform.act('b', { action: 'close' })
    await platform.maintain('autodiscover')
    expect(told(platform, 'autodiscover')).toEqual(['started', 'done without-service: 0, without-machine: 0'])
    expect(platform.mock.discovered()).toEqual({ machines: [], services: [] })
  })

  it('finds machines that belong to no service', async () => {
    const platform = billmanager()
    await platform.order('a')
    await platform.meddle('/vm/v3/host', { name: 'alien', password: 'secret', os: 1 })
    await platform.maintain('autodiscover')
    expect(told(platform, 'autodiscover').at(-1)).toBe('done without-service: 1, without-machine: 0')
    expect(platform.mock.discovered().machines).toEqual([{ host: 2, name: 'alien' }])
  })

  it('finds services whose machine is gone, suspended ones too', async () => {
    const platform = billmanager({ faults: [{ fault: 'host-deleted', delay: '120000ms' }] })
    await Promise.all([platform.order('a'), platform.order('b')])
    await platform.act('a', { action: 'suspend' })
    await platform.clock.sleep(300_000)
    await platform.maintain('autodiscover')
    expect(told(platform, 'autodiscover').at(-1)).toBe('done without-service: 0, without-machine: 2')
    expect(platform.mock.discovered().services).toEqual([
      { order: 'a', service: 1001 },
      { order: 'b', service: 1002 },
    ])
  })

  it('knows a machine by its name that its service has lost sight of', async () => {
    const platform = billmanager()
    await platform.order('a')
    await platform.act('a', { action: 'close' })
    await platform.meddle('/vm/v3/host', { name: 'bill1001', password: 'secret', os: 1 })
    await platform.maintain('autodiscover')
    expect(platform.mock.discovered().machines).toEqual([{ host: 2, name: 'bill1001', order: 'a' }])
  })

  it('that cannot read says why', async () => {
    const platform = billmanager({ faults: [{ fault: 'forbidden', operation: 'host-list' }] })
    await platform.maintain('autodiscover')
    expect(told(platform, 'autodiscover')).toEqual(['started', 'failed forbidden'])
  })
})

describe('inventory', () => {
  it('is not offered', async () => {
    const platform = billmanager()
    await platform.maintain('inventory')
    expect(told(platform, 'inventory')).toEqual(['refused not-offered'])
    expect(platform.calls).toEqual([])
  })
})
