import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { checkExchange } from '../../contracts/exchange/check-exchange.ts'
import { Faults } from '../../simulators/faults/faults.ts'
import { handle } from '../../simulators/vmmanager/handle.ts'
import { defaultWorldSettings } from '../../simulators/vmmanager/world/world-settings.ts'
import { createWorld } from '../../simulators/vmmanager/world/world.ts'
import { median } from '../median.ts'
import { firstAdministrator } from '../../simulators/vmmanager/world/inventory.ts'

/** Exchanges a second through the core alone, reads and creations in turn, each held against the contract. */
export function inProcessRate(rounds: number, exchanges: number): number {
  return median(Array.from({ length: rounds + 1 }, () => oneRound(exchanges)).slice(1))
}

function oneRound(exchanges: number): number {
  const { dialect } = defaultWorldSettings
  const contract = contractFor(dialect)
  const world = createWorld({ ...defaultWorldSettings, addresses: 0 }, new Faults(), () => {})
  const login = {
    method: 'POST',
    path: '/auth/v4/public/token',
    query: '',
    headers: {},
    body: firstAdministrator,
  } as const
  const { response } = handle(world, login, 0).delivery
  const { token = '' } = (response?.body ?? {}) as { readonly token?: string }
  const headers = { 'x-xsrf-token': token }
  const read = { method: 'GET', path: '/vm/v3/host/1', query: '', headers } as const
  const body = { name: 'bench', password: 'secret', os: 1, ipv4_number: 0, hdd_mib: 10_240 }
  const create = { method: 'POST', path: '/vm/v3/host', query: '', headers, body } as const
  handle(world, create, 0)
  const beganMs = performance.now()
  for (let index = 0; index < exchanges; index++) {
    const request = index % 10 === 0 ? create : read
    const { delivery } = handle(world, request, index)
    if (checkExchange({ request, ...delivery }, contract).length > 0)
      throw new Error('an exchange broke the contract')
  }
  return exchanges / ((performance.now() - beganMs) / 1000)
}
