import { describe, expect, it } from 'vitest'
import { brokenRules, clouden, openedClouden, quotasOf } from '../fixtures/test-clouden.ts'

const close = { action: 'close' } as const
const deletions = (calls: readonly string[]): number =>
  calls.filter((call) => call.startsWith('DELETE')).length

describe('the end of a service', () => {
  it('deletes its machine, gives its quota back and is told', async () => {
    const platform = await openedClouden()
    await platform.act('a', close)
    expect(platform.callsSince()).toEqual(['DELETE /vm/v3/host/1'])
    expect(platform.story('a').slice(-3)).toEqual([
      'try 1 started',
      'service deleted with host 1',
      'try 1 done',
    ])
    expect(quotasOf(platform)).toEqual(['1/1/1024/10240/1', '0/0/0/0/0'])
    expect(platform.world.hosts.size).toBe(0)
  })

  it('comes once, however often it is asked for', async () => {
    const platform = await openedClouden()
    await platform.act('a', close)
    await platform.act('a', close)
    expect(platform.deeds('a').at(-1)).toBe('close 1 done')
    expect(deletions(platform.callsSince())).toBe(1)
    expect(quotasOf(platform)).toHaveLength(2)
    expect(brokenRules(platform)).toEqual([])
  })

  it('comes once, also when it is asked for side by side', async () => {
    const platform = await openedClouden()
    await Promise.all([platform.act('a', close), platform.act('a', close), platform.act('a', close)])
    expect(platform.deeds('a').filter((deed) => deed === 'close 1 done')).toHaveLength(3)
    expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
    expect(brokenRules(platform)).toEqual([])
  })

  it('is fine with a machine that is gone already', async () => {
    const platform = await openedClouden({}, { faults: [{ fault: 'host-deleted', delay: '10s' }] })
    await platform.clock.sleep(60_000)
    await platform.act('a', close)
    expect(platform.deeds('a')).toEqual(['close 1 started', 'close 1 done'])
    expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
  })

  it('that fails leaves everything as it was', async () => {
    const platform = await openedClouden({}, { faults: [{ fault: 'task-fails', task: 'host_delete' }] })
    await platform.act('a', close)
    expect(platform.deeds('a').at(-1)).toBe('close 1 refused task-failed')
    expect([platform.service.status, quotasOf(platform).length]).toEqual(['active', 1])
  })

  it('waits for a request on its way', async () => {
    const platform = clouden()
    const order = platform.order('a')
    await platform.act('a', close)
    await order
    expect(platform.world.hosts.size).toBe(0)
    expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
    expect(brokenRules(platform)).toEqual([])
  })

  it('of a request that was refused is done already', async () => {
    const platform = clouden({ quota: { machines: 0 } })
    await platform.order('a')
    await platform.act('a', close)
    expect(platform.deeds('a').at(-1)).toBe('close 1 done')
    expect(platform.calls).toEqual([])
  })

  it.each(['stop', 'reboot', 'suspend', 'change', 'reinstall'] as const)(
    'wins over %s that is under way',
    async (action) => {
      const platform = await openedClouden()
      const tariff = { ...platform.service.request.tariff, cpuNumber: 4 }
      const other = platform.act('a', action === 'change' ? { action, tariff } : { action })
      await platform.clock.sleep(3000)
      await Promise.all([platform.act('a', close), other])
      expect(platform.service.status).toBe('deleted')
      expect(quotasOf(platform).at(-1)).toBe('0/0/0/0/0')
      expect(brokenRules(platform)).toEqual([])
    },
  )
})
