import { beforeEach, describe, expect, it } from 'vitest'
import { creationMs, type TestVmmanager, testVmmanager } from '../../fixtures/test-vmmanager.ts'

interface Series {
  readonly target: string
  readonly datapoints: readonly (readonly [number, number])[]
}

const hourMs = 3_600_000
let vmmanager: TestVmmanager

beforeEach(() => {
  vmmanager = testVmmanager({ settings: { sessionLifetimeMs: Number.POSITIVE_INFINITY } })
  vmmanager.createHost()
  vmmanager.nowMs = creationMs
})

const metrics = (query = '', from = vmmanager): readonly Series[] =>
  from.get(`/vm/v3/host/1/metrics${query}`).body as readonly Series[]
const points = (query: string): Series['datapoints'] => metrics(query)[0]?.datapoints ?? []
const valuesOf = ([series]: readonly Series[]): readonly number[] =>
  series?.datapoints.map(([value]) => value) ?? []

describe('measurements of a machine', () => {
  it('are an array with a series for what is asked for', () => {
    expect(metrics('?target=net_rx').map(({ target }) => target)).toEqual(['net_rx'])
  })

  it('are all that clients ask for where nothing is named', () => {
    expect(metrics().map(({ target }) => target)).toEqual([
      'cpu_load',
      'mem_usage',
      'df.root.used',
      'net_rx',
      'net_tx',
    ])
  })

  it('have a value from 0 to 100 for each minute of the last hour', () => {
    vmmanager.nowMs = 5 * hourMs
    const found = points('?target=cpu_load')
    expect(found).toHaveLength(61)
    const times = found.map(([, time]) => time)
    expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) === 60)).toBe(true)
    expect(times.at(-1)).toBe((vmmanager.world.settings.beginsAtMs + 5 * hourMs) / 1000)
    expect(found.every(([value]) => Number.isInteger(value) && value >= 0 && value <= 100)).toBe(true)
    expect(new Set(found.map(([value]) => value)).size).toBeGreaterThan(10)
  })

  it('begin where `from` says, but a day ago at the earliest', () => {
    vmmanager.nowMs = 3 * 24 * hourMs
    const at = (agoMs: number): string => {
      const date = new Date(vmmanager.world.settings.beginsAtMs + vmmanager.nowMs - agoMs).toISOString()
      return `${date.slice(11, 16)}_${date.slice(0, 10).replaceAll('-', '')}`
    }
    const count = (agoMs: number): number => points(`?target=net_tx&from=${at(agoMs)}`).length
    expect([count(2 * hourMs), count(50 * hourMs), count(-hourMs)]).toEqual([121, 1441, 61])
  })

  it('were the same at the same minute whenever they are asked for, and are alike in worlds of one seed', () => {
    vmmanager.nowMs = 2 * hourMs
    const before = points('?target=cpu_load')
    vmmanager.nowMs += hourMs / 2
    const after = points('?target=cpu_load')
    expect(after.slice(0, 31)).toEqual(before.slice(30))
    const [twin, stranger] = [7, 8].map((seed) => {
      const other = testVmmanager({ settings: { seed } })
      other.createHost()
      other.nowMs = creationMs + hourMs / 2
      return valuesOf(metrics('?target=cpu_load', other))
    })
    expect(twin).not.toEqual(stranger)
  })

  it('are 0 for a machine that does not run', () => {
    vmmanager.post('/vm/v3/host/1/stop')
    vmmanager.nowMs = hourMs
    expect(new Set(valuesOf(metrics('?target=cpu_load')))).toEqual(new Set([0]))
  })

  it('are not there for a machine that is not', () => {
    expect(vmmanager.get('/vm/v3/host/9/metrics').status).toBe(404)
  })
})
