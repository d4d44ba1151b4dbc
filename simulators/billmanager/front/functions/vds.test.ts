import { describe, expect, it } from 'vitest'
import { at, testFront, wholeOrder } from '../fixtures/test-front.ts'
import { dateText, paidUntil } from './vds.ts'

const until = (billing: 'monthly' | 'daily' | 'once', from: string, periods: number): string =>
  dateText(paidUntil({ billing, beginsAtMs: Date.parse(from) }, 0, periods))

describe('what a service is paid for until', () => {
  it.each([
    ['monthly', '2026-01-15', 0, '2026-01-15'],
    ['monthly', '2026-01-15', 1, '2026-02-15'],
    ['monthly', '2026-01-31', 1, '2026-02-28'],
    ['monthly', '2026-01-31', 2, '2026-03-31'],
    ['monthly', '2023-12-31', 2, '2024-02-29'],
    ['daily', '2026-02-28', 1, '2026-03-01'],
    ['once', '2026-02-28', 1, '2100-01-01'],
  ] as const)('%s from %s for %s periods is %s', (billing, from, periods, end) => {
    expect(until(billing, from, periods)).toBe(end)
  })

  it('is counted from the order', () => {
    const settings = { billing: 'daily', beginsAtMs: Date.parse('2026-01-01') } as const
    expect(dateText(paidUntil(settings, 86_400_000, 1))).toBe('2026-01-03')
  })
})

describe('the list of servers', () => {
  it('has what public clients read of a row', async () => {
    const bill = testFront({ billmanager: { beginsAtMs: Date.UTC(2026, 0, 31) } })
    await bill.opened({ domain: 'a.example.org' })
    expect(bill.rows()).toEqual([
      {
        id: '1001',
        ip: '198.18.0.0',
        domain: 'a.example.org',
        expiredate: '2026-02-28',
        real_expiredate: '2026-02-28',
        billdaily: 'off',
        ostempl: 'ISPsystem__Debian-12-x86_64',
        datacentername: 'Main',
        pricelist: 'small',
        pricelist_id: '1',
        cost: '300.00 RUB / Month',
        item_cost: '300.0000',
        currency_str: 'RUB',
        createdate: '2026-01-31',
        period: '1',
        autoprolong: '',
        item_status_orig: '2',
        item_status: '2',
        ipv6_subnet: '',
      },
    ])
  })

  it('has a sentence for a date where each day is paid for', async () => {
    const bill = testFront({ billmanager: { billing: 'daily' } })
    await bill.opened({ order_period: '-50' })
    const [row] = bill.rows({ lang: 'ru' })
    expect(row).toMatchObject({
      expiredate: 'Ежедневное списание',
      real_expiredate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      billdaily: 'on',
      cost: '10.00 RUB / День',
    })
  })

  it('has the status as a code, or as a word in the language of the call', async () => {
    const bill = testFront({ switches: { 'item-status': 'label' } })
    await bill.opened()
    expect(bill.rows()).toMatchObject([{ item_status: 'Active', item_status_orig: '2' }])
    expect(bill.rows({ lang: 'ru' })).toMatchObject([{ item_status: 'Активен', item_status_orig: '2' }])
  })

  it('has a single server as itself, or as a list of one', async () => {
    const [object, list] = [testFront(), testFront({ switches: { 'single-element': 'list' } })]
    await Promise.all([object.opened(), list.opened()])
    expect(at(object.doc({ func: 'vds' }), 'elem', 'id', '$')).toBe('1001')
    expect(at(list.doc({ func: 'vds' }), 'elem', 0, 'id', '$')).toBe('1001')
  })

  it('comes in pages where one is asked for, and always tells how many there are', () => {
    const bill = testFront()
    bill.doc({ ...wholeOrder, order_count: '5' })
    const page = (fields: Record<string, string>): unknown => bill.rows(fields).map(({ id }) => id)
    expect(page({ p_cnt: '2', p_num: '2' })).toEqual(['1003', '1004'])
    expect(page({ p_cnt: '2', p_num: '3' })).toEqual(['1005'])
    expect(page({ p_cnt: '2', p_num: '4' })).toEqual([])
    expect(page({})).toHaveLength(5)
    expect(at(bill.doc({ func: 'vds', p_cnt: '2' }), 'p_elems', '$')).toBe('5')
    expect(bill.errorOf({ func: 'vds', p_cnt: '0' })).toBe('value p_cnt')
    expect(bill.errorOf({ func: 'vds', p_num: 'x' })).toBe('value p_num')
  })

  it('tells what may be done', () => {
    const groups = at(testFront().doc({ func: 'vds' }), 'metadata', 'toolbar', 'toolgrp', 0, 'toolbtn')
    expect(groups).toContainEqual({ $name: 'service.reboot' })
  })

  it('has the servers of the client alone', async () => {
    const bill = testFront()
    const eve = { authinfo: 'eve@example.com:p:e' }
    bill.doc({ ...wholeOrder, ...eve })
    const id = await bill.opened()
    expect(bill.rows().map((row) => row['id'])).toEqual([id])
    expect(bill.errorOf({ func: 'vds.delete', elid: '1001' })).toBe('missed elid')
    expect(bill.rows(eve).map((row) => row['id'])).toEqual(['1001'])
  })

  it('keeps a deleted server, or hides it', async () => {
    for (const [shown, wish] of [
      [1, 'listed'],
      [0, 'hidden'],
    ] as const) {
      const bill = testFront({ switches: { 'deleted-services': wish } })
      bill.doc({ func: 'vds.delete', elid: await bill.opened() })
      await bill.clock.sleep(60_000)
      expect(bill.rows()).toHaveLength(shown)
    }
  })
})

describe('a filter', () => {
  const ids = (bill: ReturnType<typeof testFront>): unknown => bill.rows().map(({ id }) => id)

  it('stays on until the user says otherwise, and hides nothing from others', () => {
    const bill = testFront()
    bill.doc({ ...wholeOrder, domain: 'one.example.org' })
    bill.doc({ ...wholeOrder, domain: 'two.example.org' })
    bill.doc({ ...wholeOrder, authinfo: 'eve@example.com:p:e' })
    expect(bill.doc({ func: 'vds.filter', sok: 'ok', domain: 'TWO' })).toHaveProperty('ok')
    expect([ids(bill), ids(bill)]).toEqual([['1002'], ['1002']])
    expect(bill.rows({ authinfo: 'eve@example.com:p:e' })).toHaveLength(1)
    expect(at(bill.doc({ func: 'vds.filter' }), 'domain', '$')).toBe('TWO')
    bill.doc({ func: 'vds.filter', sok: 'ok' })
    expect(ids(bill)).toEqual(['1001', '1002'])
  })

  it.each([
    [{ id: '1002' }, ['1002']],
    [{ pricelist: '2,3' }, ['1002']],
    [{ status: '1' }, ['1001', '1002']],
    [{ status: '2' }, []],
    [{ period: '12' }, []],
    [{ ostemplate: 'ISPsystem__Debian-12-x86_64' }, ['1001']],
    [{ pricelist: '1', status: '1' }, ['1001']],
    [{ nonsense: 'x' }, ['1001', '1002']],
  ])('of %o shows %o', (filter, shown) => {
    const bill = testFront()
    bill.doc(wholeOrder)
    bill.doc({ ...wholeOrder, pricelist: '2' })
    bill.doc({ func: 'vds.filter', sok: 'ok', ...filter })
    expect(ids(bill)).toEqual(shown)
  })

  it('goes by address, and offers statuses in the language of the call', async () => {
    const bill = testFront()
    await bill.opened()
    bill.doc({ func: 'vds.filter', sok: 'ok', ip: '198.18.0.1' })
    expect(ids(bill)).toEqual([])
    const form = bill.doc({ func: 'vds.filter', lang: 'ru' })
    expect(at(form, 'slist', 1)).toMatchObject({
      $name: 'status',
      val: [{ $key: '1', $: 'Заказан' }, {}, {}, {}, {}],
    })
  })
})
