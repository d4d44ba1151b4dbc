import { describe, expect, it } from 'vitest'
import { tokenShape } from '../../contracts/trace/secret-places.ts'
import { clientProfile } from '../platform/client-profile.ts'
import { seed, type TestPlatform } from '../platform/fixtures/test-platform.ts'
import { networksTariff } from '../platform/tariff.ts'
import { billmanager } from './fixtures/test-billmanager.ts'
import { moduleLog } from './module-log.ts'

const beganAtMs = Date.UTC(2024, 5, 25, 9, 8, 34)

function logsOf({ facts }: TestPlatform): Readonly<Record<string, readonly string[]>> {
  const log = moduleLog(beganAtMs)
  const told = facts.map(log)
  const of = (module: string): readonly string[] =>
    told.flatMap((each) => (each.module === module ? each.lines : []))
  return { machines: of('pmvmmgr6'), networks: of('pmvmmgr6_iaas') }
}

const runsIn = (lines: readonly string[] = []): readonly string[] =>
  lines.flatMap(
    (line) => /(\[\d+:1\]) .*RUN with: processing\/(.*) --lang/.exec(line)?.slice(1).join(' ') ?? [],
  )

describe('the logs of a run', () => {
  it('have each run of the module with the item of its service and a process of its own', async () => {
    const platform = billmanager()
    await Promise.all([platform.order('a'), platform.order('b')])
    await platform.act('a', { action: 'reboot' })
    expect(runsIn(logsOf(platform)['machines'])).toEqual([
      '[13973:1] pmvmmgr6 --command open --item 1001',
      '[13974:1] pmvmmgr6 --command open --item 1002',
      '[13975:1] pmvmmgr6 --command reboot --item 1001',
    ])
  })

  it('tell of the calls of each order by the process that makes them, and of no login', async () => {
    const platform = billmanager()
    await Promise.all([platform.order('a'), platform.order('b')])
    const calls = (logsOf(platform)['machines'] ?? []).filter((line) => line.includes('POST /vm/v3/host '))
    expect(calls.map((line) => line.slice(16, 25))).toEqual(['[13973:1]', '[13974:1]'])
    expect(logsOf(platform)['machines']?.join()).not.toContain('/auth/')
  })

  it('have virtual networks in the log of their own module', async () => {
    const platform = billmanager()
    const client = clientProfile(seed, 'bob')
    await platform.order('a')
    await platform.mock.order({ order: 'n', client, tariff: networksTariff, addresses: 0, networks: 1 })
    const { machines = [], networks = [] } = logsOf(platform)
    expect(runsIn(machines)).toHaveLength(1)
    expect(runsIn(networks)).toEqual(['[13974:1] pmvmmgr6_iaas --command open --item 1002'])
    expect(networks.join()).toContain('POST /vm/v3/user_limits/account/4 200')
  })

  it('tell of what the module does for itself', async () => {
    const platform = billmanager()
    await platform.maintain('synchronise')
    const { machines = [] } = logsOf(platform)
    expect(machines.at(-2)).toContain('processing/pmvmmgr6 --command get_server_config --lang en')
    expect(machines.at(-1)).toContain('INFO done: added: 0, switched-off: 0')
  })

  it('hold no secret', async () => {
    const platform = billmanager()
    await platform.order('a')
    for (const action of ['password', 'panel', 'reinstall'] as const) await platform.act('a', { action })
    const text = Object.values(logsOf(platform)).flat().join('\n')
    expect(text).toContain('/password')
    expect(text).not.toMatch(tokenShape)
    expect(text).not.toMatch(/"password"/)
  })
})
