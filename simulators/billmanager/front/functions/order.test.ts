import { describe, expect, it } from 'vitest'
import { at, type Doc, testFront, wholeOrder } from '../fixtures/test-front.ts'

const selects = (doc: Doc, name: string): unknown =>
  (doc['slist'] as readonly Doc[]).find((each) => each['$name'] === name)?.['val']

describe('the list of tariffs', () => {
  it('has their sizes and prices', () => {
    const doc = testFront().doc({ func: 'v2.vds.order.pricelist' })
    expect(at(doc, 'slist', 0)).toEqual({ $name: 'datacenter', val: { $key: '1', $: 'Main' } })
    expect(at(doc, 'list', 0, 'elem', 1)).toEqual({
      id: { $: '2' },
      title: { $: 'medium' },
      description: { $: '2 CPU, 4096 MiB RAM, 40960 MiB disk' },
      detail: [
        { name: { $: 'CPU' }, value: { $: '2' } },
        { name: { $: 'RAM' }, value: { $: '4096 MiB' } },
        { name: { $: 'Disk' }, value: { $: '40960 MiB' } },
      ],
      prices: { price: [{ period: { $: '1' }, cost: { $: '900.00' }, currency: { $: 'RUB' } }] },
    })
  })

  it.each(['vds.order', 'vds.order.pricelist'])('is there by the older name %s', (func) => {
    const doc = testFront({ billmanager: { billing: 'daily' } }).doc({ func })
    expect(at(doc, 'list', 0, '$name')).toBe('tariflist')
    expect(at(doc, 'list', 0, 'elem', 0)).toEqual({
      pricelist: { $: '1' },
      desc: { $: 'small: 1 CPU, 1024 MiB RAM, 10240 MiB disk' },
      price: { $: '10.00 RUB' },
    })
    expect(selects(doc, 'period')).toEqual({ $key: '-50', $: '-50' })
  })

  it('leads to the form of the order, as the old wizard does', () => {
    const bill = testFront()
    const doc = bill.doc({ func: 'vds.order.pricelist', pricelist: '3', sok: 'ok' })
    expect(at(doc, 'ostempl', '$')).toBe('ISPsystem__AlmaLinux-9-x86_64')
    expect(bill.rows()).toEqual([])
  })
})

describe('the form of an order', () => {
  it.each([
    ['v2.vds.order.param', 'order_period'],
    ['vds.order.param', 'period'],
  ])('%s has the systems that are on sale, and orders nothing', (func, period) => {
    const bill = testFront()
    const doc = bill.doc({ func, pricelist: '1' })
    expect(selects(doc, 'ostempl')).toEqual([
      { $key: 'ISPsystem__Debian-12-x86_64', $: 'Debian-12-x86_64' },
      { $key: 'ISPsystem__Ubuntu-24.04-x86_64', $: 'Ubuntu-24.04-x86_64' },
      { $key: 'ISPsystem__AlmaLinux-9-x86_64', $: 'AlmaLinux-9-x86_64' },
    ])
    expect(doc).toMatchObject({ [period]: { $: '1' }, pricelist: { $: '1' }, addon_10: { $: '1' } })
    expect(bill.rows()).toEqual([])
  })

  it('has no system that VMmanager has no more', async () => {
    const bill = testFront({ settings: { inventory: { oses: [] } } })
    await bill.maintain('synchronise')
    expect(selects(bill.doc({ func: 'v2.vds.order.param', pricelist: '1' }), 'ostempl')).toBeUndefined()
    expect(bill.errorOf({ ...wholeOrder, ostempl: 'ISPsystem__Debian-12-x86_64' })).toBe('value ostempl')
  })

  it('cannot be had without a tariff', () => {
    const bill = testFront()
    for (const func of ['v2.vds.order.param', 'vds.order.param']) {
      expect(bill.errorOf({ func })).toBe('wizard_unavailable pricelist')
      expect(bill.errorOf({ func, sok: 'ok', datacenter: '1' })).toBe('wizard_unavailable pricelist')
      expect(bill.errorOf({ func, pricelist: '9' })).toBe('value pricelist')
    }
  })
})

describe('an order', () => {
  it('is answered without the id of the service, and found by its domain', async () => {
    const bill = testFront()
    const answer = bill.doc({ ...wholeOrder, domain: 'web.example.org', skipbasket: 'on' })
    expect(answer).toEqual({ $lang: 'en', $func: 'v2.vds.order.param', ok: {} })
    expect(bill.rows()).toMatchObject([{ domain: 'web.example.org', item_status_orig: '5', ip: '' }])
    await bill.clock.sleep(60_000)
    expect(bill.rows()).toMatchObject([
      { domain: 'web.example.org', item_status_orig: '2', ip: '198.18.0.0' },
    ])
    expect(bill.world.hosts.get(1)).toMatchObject({ domain: 'web.example.org', cpuNumber: 1 })
  })

  it('makes what was chosen: tariff, system, addresses; and keeps what is only noted', async () => {
    const bill = testFront()
    const chosen = { pricelist: '2', ostempl: 'ISPsystem__AlmaLinux-9-x86_64', addon_10: '2' }
    await bill.opened({ ...chosen, autoprolong: '1', remoteid: '77' })
    expect(bill.rows()).toMatchObject([
      {
        pricelist: 'medium',
        pricelist_id: '2',
        ostempl: chosen.ostempl,
        ip: '198.18.0.0, 198.18.0.1',
        autoprolong: '1',
      },
    ])
    expect(bill.world.hosts.get(1)).toMatchObject({ osId: 3, cpuNumber: 2 })
    expect(bill.front.orders.get('order-1')).toMatchObject({ remoteid: '77' })
  })

  it('is paid later where the cart is not skipped, and is ordered until then', async () => {
    const bill = testFront()
    bill.doc(wholeOrder)
    expect(bill.rows()).toMatchObject([{ item_status_orig: '1' }])
    await bill.clock.sleep(4999)
    expect(bill.rows()).toMatchObject([{ item_status_orig: '1' }])
    await bill.clock.sleep(60_000)
    expect(bill.rows()).toMatchObject([{ item_status_orig: '2' }])
    expect(bill.ledger('order-1')).toEqual(['payment 30000 for 1', 'charge 30000 for 1'])
  })

  it('may be of several at once', async () => {
    const bill = testFront()
    bill.doc({ ...wholeOrder, order_count: '3', skipbasket: 'on' })
    expect(bill.rows().map(({ id }) => id)).toEqual(['1001', '1002', '1003'])
    await bill.clock.sleep(60_000)
    expect(bill.world.hosts.size).toBe(3)
    expect(new Set(bill.rows().map(({ ip }) => ip)).size).toBe(3)
  })

  it('by the older name has its period under another', async () => {
    const bill = testFront()
    await bill.opened({ func: 'vds.order.param', order_period: '', period: '1' })
    expect(bill.rows()).toMatchObject([{ item_status_orig: '2' }])
  })

  it.each([
    ['datacenter', { datacenter: '' }],
    ['datacenter', { datacenter: '2' }],
    ['order_period', { order_period: '' }],
    ['order_period', { order_period: '12' }],
    ['order_count', { order_count: '0' }],
    ['order_count', { order_count: '51' }],
    ['order_count', { order_count: 'x' }],
    ['ostempl', { ostempl: 'Debian' }],
    ['recipe', { recipe: 'lamp' }],
    ['addon_10', { addon_10: '17' }],
    ['addon_10', { addon_10: '-1' }],
    ['addon_11', { addon_11: '1' }],
  ])('is refused for a wrong %s, and orders nothing: %o', (field, fields) => {
    const bill = testFront()
    expect(bill.errorOf({ ...wholeOrder, ...fields })).toBe(`value ${field}`)
    expect(bill.rows()).toEqual([])
  })

  it('needs no data center where that is optional', () => {
    const bill = testFront({ switches: { datacenter: 'optional' } })
    expect(bill.doc({ ...wholeOrder, datacenter: '' })).toHaveProperty('ok')
  })
})
