import { parseStringPromise } from 'xml2js'
import { describe, expect, it } from 'vitest'
import { at, authinfo, testFront, type TestFront } from './fixtures/test-front.ts'
import { handleFront } from './handle-front.ts'

const get = ({ front }: TestFront, query: string, path = '/billmgr') =>
  handleFront(front, { method: 'GET', path, query, headers: {} })

const login = { func: 'auth', username: 'client@example.com', password: 'billmanager' }

describe('logging in', () => {
  it('gives a session that lives an hour after its last use', async () => {
    const bill = testFront()
    const session = String(at(bill.doc(login), 'auth', '$id'))
    const list = (): unknown => bill.doc({ func: 'vds', auth: session, authinfo: '' })
    expect(at(list(), 'p_elems', '$')).toBe('0')
    await bill.clock.sleep(3_600_000)
    expect(at(list(), 'p_elems', '$')).toBe('0')
    await bill.clock.sleep(3_600_001)
    expect(list()).toMatchObject({ error: { $type: 'auth', $object: 'session' } })
  })

  it('tells the id as an attribute and as a text, or as the first alone', () => {
    expect(at(testFront().doc(login), 'auth', '$')).toMatch(/^[0-9a-f]{24}$/)
    const auth = at(testFront({ switches: { 'session-id': 'attribute' } }).doc(login), 'auth')
    expect(auth).toEqual({ $id: expect.stringMatching(/^[0-9a-f]{24}$/) })
  })

  it.each([
    { ...login, password: 'wrong' },
    { ...login, username: 'nobody' },
    { func: 'auth' },
    { func: 'vds', auth: 'unknown' },
    { func: 'vds', authinfo: '' },
    { func: 'vds', authinfo: 'client@example.com' },
    { func: 'vds', authinfo: 'client@example.com:' },
  ])('fails with status 200 for %o', (fields) => {
    const bill = testFront()
    expect(bill.send(fields).status).toBe(200)
    expect(bill.errorOf(fields)).toMatch(/^auth /)
  })

  it('can be left out where each call has name and password, of which the latter may hold colons', () => {
    const bill = testFront()
    expect(bill.doc({ func: 'whoami' })).toMatchObject({ user: { $email: 'client@example.com' } })
    const eve = bill.doc({ func: 'whoami', authinfo: 'eve@example.com:p:e' })
    expect(eve).toMatchObject({ user: { $name: 'eve@example.com', $balance: '0.00', $currency: 'RUB' } })
  })
})

describe('a call', () => {
  it('may be a GET at the root or at /billmgr, and nowhere else', () => {
    const bill = testFront()
    for (const path of ['/', '/billmgr']) {
      expect(get(bill, `func=whoami&authinfo=${authinfo}`, path).body).toContain('<user ')
    }
    expect(get(bill, '', '/billmgr/billmgr')).toMatchObject({
      status: 404,
      headers: { 'content-type': expect.stringContaining('html') },
    })
  })

  it('is answered in XML where no format is named', async () => {
    const bill = testFront()
    const { headers, body } = bill.send({ func: 'vds' })
    expect(headers['content-type']).toBe('text/xml; charset=UTF-8')
    expect(await parseStringPromise(String(body))).toMatchObject({
      doc: { $: { lang: 'en', func: 'vds' }, p_elems: ['0'] },
    })
  })

  it.each(['json', 'bjson'])('is answered as JSON with out=%s', (out) => {
    const { headers, body } = testFront().send({ func: 'vds', out })
    expect(headers['content-type']).toBe('application/json; charset=UTF-8')
    expect(at(JSON.parse(String(body)), ...(out === 'json' ? ['doc', '$func'] : ['func']))).toBe('vds')
  })

  it('of a function that there is not ends in an error, in each format', async () => {
    const bill = testFront()
    const fields = { func: 'vds.explode' }
    expect(bill.doc(fields)).toEqual({
      $lang: 'en',
      $func: 'vds.explode',
      error: { $type: 'missed', $object: 'func', msg: { $: 'There is no func' } },
    })
    expect(JSON.parse(String(bill.send({ ...fields, out: 'bjson' }).body))).toEqual({
      func: 'vds.explode',
      lang: undefined,
      error: { type: 'missed', object: 'func', msg: 'There is no func' },
    })
    expect(await parseStringPromise(String(bill.send(fields).body))).toMatchObject({
      doc: { error: [{ $: { type: 'missed', object: 'func' }, msg: ['There is no func'] }] },
    })
    expect(bill.errorOf({ func: '' })).toBe('missed func')
    expect(bill.errorOf({ func: 'constructor' })).toBe('missed func')
  })

  it('tells a defect of the mock apart from an error of the call', () => {
    const bill = testFront()
    const broken = { ...bill.front, billmanager: undefined } as unknown as TestFront['front']
    const request = { method: 'GET', path: '/', query: `func=vds&authinfo=${authinfo}`, headers: {} } as const
    expect(() => handleFront(broken, request)).toThrow(TypeError)
  })
})
