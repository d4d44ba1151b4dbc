import { describe, expect, test } from 'vitest'
import { alice, answered, bob, look } from '../trace/fixtures/facts.ts'
import { goodStories } from '../trace/fixtures/good-stories.ts'
import { also, altered, type Change, traceOf } from '../trace/fixtures/trace-of.ts'
import { findingsOf } from './fixtures/findings-of.ts'
import { oneVmPerAddress } from './one-vm-per-address.ts'

const item = (id: number, ...ips: readonly string[]) => ({
  id,
  ip4: ips.map((ip) => ({ ip, interface: 'eth0' })),
})
const listed = (name: string, ...list: readonly object[]): Change =>
  also(name, 85_000, answered(look(84_900, alice), 200, { list }))
const found = (...changes: readonly Change[]) =>
  findingsOf(oneVmPerAddress, traceOf(goodStories.clouden, ...changes))

describe('two machines with one address in a list', () => {
  test('are found, once', () => {
    const list = [item(11, '192.0.2.7', '192.0.2.8'), item(12, '192.0.2.8')]
    const told = traceOf(goodStories.clouden, listed('list', ...list), listed('again', ...list))
    expect(findingsOf(oneVmPerAddress, told)).toEqual([
      {
        rule: 'one-vm-per-address',
        party: 'provider',
        detail: 'shared',
        params: { address: '192.0.2.8', hosts: '11, 12' },
        witness: [told.seqOf('list')],
      },
    ])
  })

  test.each([
    ['one machine that is listed twice', item(11, '192.0.2.7'), item(11, '192.0.2.7')],
    ['other addresses', item(11, '192.0.2.7'), item(12, '192.0.2.8')],
    ['private networks', item(11, '10.0.0.2'), item(12, '10.0.0.2')],
    ['private networks of a provider', item(11, '100.64.0.2'), item(12, '100.64.0.2')],
    ['machines without addresses', item(11), item(12)],
  ])('are none: %s', (_, ...list) => {
    expect(found(listed('list', ...list))).toEqual([])
  })

  test('are found in a recording alike', () => {
    const list = [item(alice.host, '198.18.0.1'), item(bob.host, '198.18.0.1')]
    expect(found(altered('run', { sight: 'wire' }), listed('list', ...list))).toHaveLength(1)
  })
})
