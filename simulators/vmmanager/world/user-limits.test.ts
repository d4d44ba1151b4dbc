import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exceededLimit, limitsFor, type MachineUse, useOf } from './user-limits.ts'

const machine: fc.Arbitrary<MachineUse> = fc.record({
  cpuNumber: fc.nat(8),
  ramMib: fc.nat(8),
  diskMib: fc.nat(8),
  ipv4Number: fc.nat(3),
})

const one: MachineUse = { cpuNumber: 2, ramMib: 1024, diskMib: 5000, ipv4Number: 1 }

describe('the limits of an account', () => {
  it('are its own, and those of its roles where it has none', () => {
    const own = { host_count: 5 }
    const ofRole = { host_count: 2, cpu_number: 4 }
    expect(limitsFor(own, [ofRole])).toEqual({ host_count: 5, cpu_number: 4 })
    expect(limitsFor(undefined, [ofRole])).toEqual(ofRole)
    expect(limitsFor(own, [undefined])).toEqual(own)
    expect(limitsFor(undefined, [])).toEqual({})
  })

  it('leave what was given to them as it was', () => {
    const [own, ofRole] = [{ host_count: 5 }, { host_count: 2 }]
    limitsFor(own, [ofRole])
    expect([own, ofRole]).toEqual([{ host_count: 5 }, { host_count: 2 }])
  })
})

describe('what an account has', () => {
  it('is counted for one machine and for all together', () => {
    expect(useOf([one, { ...one, ramMib: 1 }], one)).toEqual({
      host_count: 2,
      cpu_number: 2,
      cpu_number_total: 4,
      ram_mib: 1024,
      ram_mib_total: 1025,
      hdd_mib: 5000,
      hdd_mib_total: 10_000,
      ipv4_number: 1,
      ipv4_number_total: 2,
    })
  })

  it('is nothing without machines', () => {
    expect(new Set(Object.values(useOf([], undefined)))).toEqual(new Set([0]))
  })
})

describe('a change', () => {
  it.each([
    ['host_count', 1],
    ['cpu_number', 1],
    ['cpu_number_total', 3],
    ['ram_mib', 1023],
    ['ram_mib_total', 2047],
    ['hdd_mib', 4999],
    ['hdd_mib_total', 9999],
    ['ipv4_number', 0],
    ['ipv4_number_total', 1],
  ] as const)('goes beyond %s where it is %d, and not where it is one more', (name, limit) => {
    const [before, after] = [useOf([one], undefined), useOf([one, one], one)]
    expect(exceededLimit({ [name]: limit }, before, after)).toBe(name)
    expect(exceededLimit({ [name]: limit + 1 }, before, after)).toBeUndefined()
  })

  it('goes beyond nothing where nothing is limited', () => {
    fc.assert(
      fc.property(fc.array(machine), machine, (machines, added) => {
        expect(exceededLimit({}, useOf([], undefined), useOf([...machines, added], added))).toBeUndefined()
      }),
    )
  })

  it('that makes nothing more is always free, however much there is already', () => {
    fc.assert(
      fc.property(fc.array(machine, { minLength: 1 }), fc.nat(3), (machines, limit) => {
        const [first] = machines
        const use = useOf(machines, first)
        const limits = Object.fromEntries(Object.keys(use).map((name) => [name, limit]))
        expect(exceededLimit(limits, use, use)).toBeUndefined()
        expect(exceededLimit(limits, use, useOf(machines.slice(1), undefined))).toBeUndefined()
      }),
    )
  })
})
