import { describe, expect, it } from 'vitest'
import { at, testFront, type TestFront, wholeOrder } from '../fixtures/test-front.ts'

/** What was asked of the machine since it was opened. */
const asked = ({ calls }: TestFront): readonly string[] =>
  calls.filter((call) => call.startsWith('POST /vm/v3/') || call.startsWith('DELETE '))

const status = (bill: TestFront): unknown => bill.rows()[0]?.['item_status_orig']

async function settled(bill: TestFront, fields: Record<string, string>): Promise<void> {
  expect(bill.doc(fields)).toHaveProperty('ok')
  await bill.clock.sleep(60_000)
}

describe('a service', () => {
  it('is suspended, resumed and deleted, and shows it', async () => {
    const bill = testFront()
    const elid = await bill.opened()
    await settled(bill, { func: 'vds.suspend', elid })
    expect([status(bill), bill.world.hosts.get(1)?.state]).toEqual(['3', 'stopped'])
    await settled(bill, { func: 'vds.resume', elid, sok: 'ok' })
    expect([status(bill), bill.world.hosts.get(1)?.state]).toEqual(['2', 'active'])
    await settled(bill, { func: 'vds.delete', elid, sok: 'ok' })
    expect([status(bill), bill.world.hosts.size]).toEqual(['4', 0])
  })

  it.each(['service.reboot', 'vds.reboot'])('is restarted by %s together with others', async (func) => {
    const bill = testFront()
    bill.doc({ ...wholeOrder, order_count: '2', skipbasket: 'on' })
    await bill.clock.sleep(60_000)
    await settled(bill, { func, elid: '1001, 1002' })
    expect(asked(bill).filter((call) => call.endsWith('restart'))).toEqual([
      'POST /vm/v3/host/1/restart',
      'POST /vm/v3/host/2/restart',
    ])
  })

  it.each([
    ['vds.resume', 'status elid'],
    ['vds.explode', 'missed func'],
  ])('refuses %s at once where it makes no sense', async (func, error) => {
    const bill = testFront()
    const elid = await bill.opened()
    expect(bill.errorOf({ func, elid })).toBe(error)
    expect(bill.deeds('order-1')).toEqual([])
  })

  it('does to all that are named, or to none', async () => {
    const bill = testFront()
    const first = await bill.opened()
    bill.doc(wholeOrder)
    expect(bill.errorOf({ func: 'vds.suspend', elid: `${first}, 1002` })).toBe('status elid')
    expect(bill.errorOf({ func: 'vds.suspend', elid: `${first}, 7` })).toBe('missed elid')
    await bill.clock.sleep(60_000)
    expect(bill.deeds('order-1')).toEqual([])
  })

  it.each(['vds.suspend', 'vds.edit', 'service.ip', 'service.reboot', 'service.changepassword'])(
    'has to be named for %s',
    (func) => {
      expect(testFront().errorOf({ func, sok: 'ok' })).toBe('missed elid')
    },
  )

  it('is prolonged', async () => {
    const bill = testFront()
    const elid = await bill.opened()
    const before = bill.rows()[0]?.['expiredate'] ?? ''
    await settled(bill, { func: 'service.prolong', elid, sok: 'ok' })
    expect(bill.ledger('order-1')).toContain('charge 30000 for 2')
    expect((bill.rows()[0]?.['expiredate'] ?? '') > before).toBe(true)
  })
})

describe('the edit of a service', () => {
  it('shows what it is, and changes nothing without sok', async () => {
    const bill = testFront()
    const elid = await bill.opened({ autoprolong: '1' })
    const before = bill.calls.length
    expect(bill.doc({ func: 'vds.edit', elid, ostempl: 'ISPsystem__AlmaLinux-9-x86_64' })).toMatchObject({
      elid: { $: elid },
      pricelist: { $: '1' },
      ostempl: { $: 'ISPsystem__Debian-12-x86_64' },
      addon_10: { $: '1' },
      autoprolong: { $: '1' },
    })
    await bill.clock.sleep(60_000)
    expect(bill.calls).toHaveLength(before)
  })

  it('reinstalls the system that it names', async () => {
    const bill = testFront()
    const elid = await bill.opened()
    await settled(bill, { func: 'vds.edit', elid, ostempl: 'ISPsystem__AlmaLinux-9-x86_64', sok: 'ok' })
    expect(asked(bill).at(-1)).toBe('POST /vm/v3/host/1/reinstall')
    expect([bill.rows()[0]?.['ostempl'], status(bill)]).toEqual(['ISPsystem__AlmaLinux-9-x86_64', '2'])
  })

  it('with the same system reinstalls, or does nothing', async () => {
    for (const [wish, count] of [
      ['reinstalls', 1],
      ['ignored', 0],
    ] as const) {
      const bill = testFront({ switches: { 'same-ostempl': wish } })
      const elid = await bill.opened()
      await settled(bill, { func: 'vds.edit', elid, ostempl: 'ISPsystem__Debian-12-x86_64', sok: 'ok' })
      expect(asked(bill).filter((call) => call.endsWith('/reinstall'))).toHaveLength(count)
    }
  })

  it('changes tariff and addresses together', async () => {
    const bill = testFront({ billmanager: { otherOs: 'ignored' } })
    const elid = await bill.opened()
    await settled(bill, { func: 'vds.edit', elid, pricelist: '2', addon_10: '2', sok: 'ok' })
    expect(bill.deeds('order-1')).toEqual(['change 1 started', 'change 1 done os-kept'])
    expect(bill.rows()).toMatchObject([{ pricelist: 'medium', ip: '198.18.0.0, 198.18.0.1' }])
  })

  it('keeps another way of prolonging, and asks VMmanager nothing for it', async () => {
    const bill = testFront()
    const elid = await bill.opened()
    const before = bill.calls.length
    await settled(bill, {
      func: 'vds.edit',
      elid,
      autoprolong: '1',
      addon_10: '1',
      pricelist: '1',
      sok: 'ok',
    })
    expect(bill.rows()).toMatchObject([{ autoprolong: '1' }])
    expect(bill.calls).toHaveLength(before)
  })

  it.each([
    ['value ostempl', { ostempl: 'none' }],
    ['value pricelist', { pricelist: '9' }],
    ['value addon_10', { addon_10: 'x' }],
  ])('is refused with %s', async (error, fields) => {
    const bill = testFront()
    const elid = await bill.opened()
    expect(bill.errorOf({ func: 'vds.edit', elid, sok: 'ok', ...fields })).toBe(error)
    expect(bill.deeds('order-1')).toEqual([])
  })
})

describe('the password of a service', () => {
  it('becomes what was given twice', async () => {
    const bill = testFront()
    const elid = await bill.opened({ domain: 'a.example.org' })
    const fields = {
      func: 'service.changepassword',
      elid,
      passwd: 'N3w-pass',
      confirm: 'N3w-pass',
      sok: 'ok',
    }
    expect(at(bill.doc(fields), 'banner', 0, 'param', '$')).toBe('a.example.org')
    await bill.clock.sleep(60_000)
    expect(bill.requests.at(-1)).toMatchObject({
      path: '/vm/v3/host/1/password',
      body: { password: 'N3w-pass' },
    })
  })

  it.each([
    ['value confirm', { passwd: 'a', confirm: 'b' }],
    ['value confirm', { passwd: 'a' }],
    ['value passwd', { confirm: 'a' }],
  ])('is not changed with %s', async (error, fields) => {
    const bill = testFront()
    const elid = await bill.opened()
    expect(bill.errorOf({ func: 'service.changepassword', elid, sok: 'ok', ...fields })).toBe(error)
    expect(bill.deeds('order-1')).toEqual([])
  })

  it('is asked for by a form that shows none', async () => {
    const bill = testFront()
    const form = bill.doc({ func: 'service.changepassword', elid: await bill.opened(), passwd: 'x' })
    expect(form).toMatchObject({ passwd: { $: '' }, confirm: { $: '' } })
  })
})

describe('the addresses of a service', () => {
  it('are rows with names of their own', async () => {
    const bill = testFront()
    const elid = await bill.opened({ domain: 'a.example.org', addon_10: '2' })
    expect(bill.doc({ func: 'service.ip', elid })).toMatchObject({
      plname: { $: 'a.example.org' },
      elem: [
        { id: { $: '100101' }, ip: { $: '198.18.0.0' }, domain: { $: 'a.example.org' } },
        { id: { $: '100102' }, ip: { $: '198.18.0.1' } },
      ],
    })
  })

  it('get the name that is wished, each its own', async () => {
    const bill = testFront()
    const plid = await bill.opened({ domain: 'a.example.org', addon_10: '2' })
    const edit = { func: 'service.ip.edit', plid, elid: '100102' }
    expect(bill.doc(edit)).toMatchObject({ ip: { $: '198.18.0.1' }, domain: { $: 'a.example.org' } })
    await settled(bill, { ...edit, domain: 'mail.example.org', sok: 'ok' })
    expect(bill.world.ptr).toEqual(new Map([['198.18.0.1', 'mail.example.org']]))
    expect(at(bill.doc({ func: 'service.ip', elid: plid }), 'elem', 1, 'domain', '$')).toBe(
      'mail.example.org',
    )
    expect(bill.errorOf({ ...edit, sok: 'ok' })).toBe('value domain')
    expect(bill.errorOf({ ...edit, elid: '1' })).toBe('missed elid')
    expect(bill.errorOf({ ...edit, plid: '1' })).toBe('missed elid')
  })
})

describe('the instruction of a service', () => {
  it('ends in a list with address, user and password of the panel', async () => {
    const bill = testFront()
    const html = String(
      at(bill.doc({ func: 'service.instruction.html', elid: await bill.opened() }), 'body', '$'),
    )
    const items = [...html.matchAll(/<li>\w+: <b><\/b>([^<]+)<\/li>/g)].map(([, value]) => value)
    expect(items).toEqual(['https://vmmanager.example.com', 'client@example.com', 'billmanager'])
  })
})
