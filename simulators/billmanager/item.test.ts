import { describe, expect, it } from 'vitest'
import { medium } from '../platform/fixtures/test-platform.ts'
import { billmanager, openedBillmanager } from './fixtures/test-billmanager.ts'

const clear = { autosuspend: false, employeesuspend: false, abusesuspend: false }

describe('the row of a service', () => {
  it('has the code of each status on its way', async () => {
    const platform = billmanager()
    const status = (): number | undefined => platform.mock.item('a')?.status
    expect(status()).toBeUndefined()
    const settled = platform.order('a')
    expect(status()).toBe(1)
    await platform.clock.sleep(6000)
    expect(status()).toBe(5)
    await settled
    expect(platform.mock.item('a')).toEqual({
      id: 1001,
      status: 2,
      pricelist: 'small',
      lastpricelist: undefined,
      ...clear,
    })
    await platform.act('a', { action: 'suspend' })
    expect(status()).toBe(3)
    await platform.act('a', { action: 'close' })
    expect(status()).toBe(4)
  })

  it('tells who has suspended it', async () => {
    const platform = await openedBillmanager()
    for (const [by, flag] of [
      ['debt', 'autosuspend'],
      ['employee', 'employeesuspend'],
      ['abuse', 'abusesuspend'],
    ] as const) {
      await platform.act('a', { action: 'suspend', by })
      expect(platform.mock.item('a')).toMatchObject({ ...clear, [flag]: true })
      await platform.act('a', { action: 'resume' })
    }
    expect(platform.mock.item('a')).toMatchObject(clear)
  })

  it('has both tariffs while a change is under way', async () => {
    const platform = await openedBillmanager()
    const changed = platform.act('a', { action: 'change', tariff: medium })
    await platform.clock.sleep(3000)
    expect(platform.mock.item('a')).toMatchObject({ pricelist: 'medium', lastpricelist: 'small' })
    await changed
    expect(platform.mock.item('a')).toMatchObject({ pricelist: 'medium', lastpricelist: undefined })
  })
})
