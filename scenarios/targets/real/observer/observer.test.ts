import { describe, expect, it } from 'vitest'
import { type SeenHost, compareLooks, seenHost } from './observer.ts'

const size = { cpuNumber: 1, ramMib: 1024, diskMib: 10_240, addresses: 1 }
const seen = (changes: Partial<SeenHost> = {}): SeenHost => ({
  host: 7,
  name: 'vmh-1-ab-one',
  state: 'active',
  hasDisk: true,
  addresses: 1,
  size,
  ...changes,
})
const creating = seen({ state: 'creating', hasDisk: false, addresses: 0, size: undefined })

const changes = (before: readonly SeenHost[], now: readonly SeenHost[]): readonly string[] =>
  compareLooks(before, now).map(({ host, change }) => `${host} ${change}`)

describe('between two looks', () => {
  it.each<[string, readonly SeenHost[], readonly SeenHost[], readonly string[]]>([
    ['nothing has happened', [seen()], [seen()], []],
    ['a machine has come', [], [creating], ['7 accepted']],
    [
      'one has come and is ready',
      [],
      [seen()],
      ['7 accepted', '7 disk-ready', '7 address-added', '7 os-installed'],
    ],
    ['its disk is there', [creating], [{ ...creating, hasDisk: true, size }], ['7 disk-ready']],
    ['its address is there', [creating], [{ ...creating, addresses: 1 }], ['7 address-added']],
    ['it is installed', [seen({ state: 'creating' })], [seen()], ['7 os-installed']],
    [
      'it is installed and stopped',
      [seen({ state: 'creating' })],
      [seen({ state: 'stopped' })],
      ['7 os-installed', '7 stopped'],
    ],
    ['it was stopped', [seen()], [seen({ state: 'stopped' })], ['7 stopped']],
    ['it was started', [seen({ state: 'stopped' })], [seen()], ['7 started']],
    ['it has more memory', [seen()], [seen({ size: { ...size, ramMib: 2048 } })], ['7 changed']],
    [
      'it has an address more',
      [seen()],
      [seen({ addresses: 2, size: { ...size, addresses: 2 } })],
      ['7 address-added'],
    ],
    ['it has one less', [seen()], [seen({ addresses: 0, size: { ...size, addresses: 0 } })], ['7 changed']],
    ['it is gone', [seen()], [], ['7 deleted']],
    ['one took the place of another', [seen()], [{ ...creating, host: 8 }], ['7 deleted', '8 accepted']],
  ])('%s', (_, before, now, expected) => {
    expect(changes(before, now)).toEqual(expected)
  })

  it('a change is told with the size that the machine has after it', () => {
    const now = seen({ size: { ...size, ramMib: 2048 } })
    expect(compareLooks([seen()], [now])).toEqual([
      { type: 'host', host: 7, name: 'vmh-1-ab-one', change: 'changed', size: now.size },
    ])
  })
})

describe('an item of the list', () => {
  it('is read as far as it tells something', () => {
    const item = { id: 7, name: 'vmh-1-ab-one', state: 'active', cpu_number: 1, ram_mib: 1024 }
    expect(seenHost({ ...item, disk: { id: 1, disk_mib: 10_240 }, ip4: [{ ip: '198.18.0.2' }] })).toEqual(
      seen(),
    )
    expect(seenHost(item)).toEqual(seen({ hasDisk: false, addresses: 0, size: undefined }))
    expect(seenHost({ ...item, id: '7' })).toBeUndefined()
  })
})
