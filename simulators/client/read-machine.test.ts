import { describe, expect, it } from 'vitest'
import { machineItem } from './fixtures/machine-item.ts'
import { json, listed, refusal, scripted, testClient } from './fixtures/test-client.ts'
import { panelUrl, readMachine } from './read-machine.ts'
import { VirtualClock } from '../clock/virtual-clock.ts'
import type { Transport } from '../transport/transport.ts'
import { VmmanagerApi } from './vmmanager-api.ts'
import { VmmanagerClient } from './vmmanager-client.ts'

const site = 'https://vm.example.com'
const wanted = 'POST /auth/v4/user/a%2Bb%40example.com/key'

describe('panelUrl', () => {
  it('makes a key for the user and puts it into the address', async () => {
    const { api, calls } = testClient(scripted({ [wanted]: [json({ id: '4', key: '4-a/b' })] }))
    expect(await panelUrl(api, site, 'a+b@example.com')).toEqual({ url: `${site}/auth/key-v4/4-a%2Fb` })
    expect(calls.slice(1)).toEqual([wanted])
  })

  it('goes by the older session service where VMmanager has no other', async () => {
    const sent: string[] = []
    const transport: Transport = ({ path }) => {
      sent.push(path)
      return Promise.resolve(json(path.endsWith('/auth') ? { session: 's' } : { key: 'k' }))
    }
    const clock = new VirtualClock()
    const credentials = { email: 'admin@example.com', password: 'secret' }
    const retry = { pauseMs: 500, limitMs: 5000 }
    const client = new VmmanagerClient({
      transport,
      clock,
      credentials,
      retry,
      authVersion: 'v3',
      tell: () => {},
    })
    const entered = await panelUrl(new VmmanagerApi(client), site, 'a@example.com')
    expect(entered).toEqual({ url: `${site}/auth/key/k` })
    expect(sent.at(-1)).toBe('/auth/v3/user/a%40example.com/key')
  })

  it.each([
    ['instance-not-found', refusal('instance-not-found')],
    ['unknown-outcome', json({ id: '4' })],
  ])('tells why there is none: %s', async (reason, answer) => {
    const { api } = testClient(scripted({ [wanted]: [answer] }))
    expect(await panelUrl(api, site, 'a+b@example.com')).toEqual({ reason })
  })
})

describe('readMachine', () => {
  it('reads one machine by its id', async () => {
    const { api, calls } = testClient(scripted({ 'GET /vm/v3/host': [listed(machineItem())] }))
    expect(await readMachine(api, 7)).toMatchObject({ machine: { host: 7, size: { diskMib: 10_240 } } })
    expect(calls.at(-1)).toBe("GET /vm/v3/host?where=(id EQ '7')")
  })

  it.each([
    ['instance-not-found', listed()],
    ['unclear-answer', listed({ id: 7 })],
    ['forbidden', refusal('forbidden')],
  ])('tells why it cannot be known: %s', async (reason, answer) => {
    const { api } = testClient(scripted({ 'GET /vm/v3/host': [answer] }))
    expect(await readMachine(api, 7)).toEqual({ reason })
  })
})
