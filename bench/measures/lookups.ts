import { Faults } from '../../simulators/faults/faults.ts'
import { handle } from '../../simulators/vmmanager/handle.ts'
import { makeWorld } from '../../simulators/vmmanager/make-world.ts'
import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import { fixtureSettings } from '../../simulators/world-fixtures/fixture-settings.ts'
import { shippedFixtures } from '../../simulators/world-fixtures/shipped-fixtures.ts'
import { median } from '../median.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'

/** How long one filtered list takes over a hundred thousand machines; the median, in ms. */
export interface Lookup {
  readonly where: string
  readonly found: number
  readonly ms: number
  readonly goalMs: number
}

const lookups = [
  { path: '/vm/v3/host', where: 'id EQ 77777', goalMs: 1 },
  { path: '/vm/v3/account', where: "email EQ '{email}'", goalMs: 1 },
  { path: '/vm/v3/task', where: 'consul_id EQ 1', goalMs: 1 },
  { path: '/vm/v3/host', where: "domain EQ '{domain}'", goalMs: 50 },
  { path: '/vm/v3/host', where: "name CP '%77777%'", goalMs: 50 },
  { path: '/vm/v3/host', where: "ip4.ip EQ '198.18.100.100'", goalMs: 50 },
] as const

export function lookupTimes(rounds: number): readonly Lookup[] {
  const settings = { ...defaultWorldSettings, ...fixtureSettings(shippedFixtures.large) }
  const world = makeWorld(settings, new Faults(), () => {})
  const ask = (method: 'GET' | 'POST', path: string, query: string, body?: unknown): unknown => {
    const headers = { 'x-xsrf-token': token }
    return handle(world, { method, path, query, headers, body }, 0).delivery.response?.body
  }
  let token = ''
  token = (ask('POST', '/auth/v4/public/token', '', firstAdministrator) as { readonly token: string }).token
  ask('POST', '/vm/v3/host/1/stop', '', {})
  const known = { email: world.accounts.get(10_000)?.email, domain: world.hosts.get(77_777)?.domain }
  return lookups.map(({ path, where, goalMs }) => {
    const condition = where.replace('{email}', known.email ?? '').replace('{domain}', known.domain ?? '')
    const query = `where=${encodeURIComponent(condition)}`
    let found = 0
    const times = Array.from({ length: rounds + 1 }, () => {
      const beganMs = performance.now()
      found = (ask('GET', path, query) as { readonly size: number }).size
      return performance.now() - beganMs
    })
    return { where: `${path} ${where}`, found, ms: median(times.slice(1)), goalMs }
  })
}
