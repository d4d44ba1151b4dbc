import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { calls, idIn, isCall, saidIn } from './wire.ts'
import { type UnknownItem, isUnknownItem } from '../client/outcome.ts'

/** What somebody takes a machine to have; what is absent is taken as it is shown. */
export interface Belief {
  readonly cpu?: unknown
  readonly ram?: unknown
  readonly disk?: unknown
  readonly addresses?: number
}

/** What a misbehaving platform believes of machines. */
export interface Beliefs {
  /** What a request asks of a machine: its id, and what it would have then. Undefined for any other request. */
  readonly wanted: (request: ExchangeRequest) => readonly [host: number, belief: Belief] | undefined
  /** From now on this is believed of a machine, besides what was believed before. */
  readonly believe: (host: number, belief: Belief) => void
  /** What was last truly shown of a machine. */
  readonly truth: (host: number) => Belief
  /** An item of the list of machines, as it is believed to be. */
  readonly show: (item: UnknownItem) => UnknownItem
}

/** Believes nothing yet. Machines that were never listed are unknown. */
export function machineBeliefs(): Beliefs {
  const shown = new Map<number, UnknownItem>()
  const believed = new Map<number, Belief>()
  const hostOfDisk = (disk: number): number =>
    [...shown].find(([, item]) => partOf(item, 'disk', 'id') === disk)?.[0] ?? 0
  return {
    wanted: (request) => {
      const said = saidIn(request)
      const id = idIn(request)
      if (isCall(request, calls.resources)) return [id, { cpu: said['cpu_number'], ram: said['ram_mib'] }]
      if (isCall(request, calls.disk)) return [hostOfDisk(id), { disk: said['size_mib'] }]
      if (!isCall(request, calls.addresses)) return undefined
      return [id, { addresses: addressesOf(shown.get(id)) + Number(said['ipv4_number']) }]
    },
    believe: (host, belief) => void believed.set(host, { ...believed.get(host), ...belief }),
    truth: (host) => truthOf(shown.get(host) ?? {}),
    show: (item) => {
      const host = Number(item['id'])
      shown.set(host, item)
      return overlaid(item, believed.get(host) ?? {})
    },
  }
}

function overlaid(item: UnknownItem, { cpu, ram, disk, addresses }: Belief): UnknownItem {
  return {
    ...item,
    ...(cpu !== undefined && { cpu_number: cpu }),
    ...(ram !== undefined && { ram_mib: ram }),
    ...(disk !== undefined && isUnknownItem(item['disk']) && { disk: { ...item['disk'], disk_mib: disk } }),
    ...(addresses !== undefined && {
      ip4: Array.from({ length: addresses }, (_, index) => ({ ip: `198.18.0.${index}` })),
    }),
  }
}

function truthOf(item: UnknownItem): Belief {
  return {
    cpu: item['cpu_number'],
    ram: item['ram_mib'],
    disk: partOf(item, 'disk', 'disk_mib'),
    addresses: addressesOf(item),
  }
}

function addressesOf(item: UnknownItem | undefined): number {
  const ip4 = item?.['ip4']
  return Array.isArray(ip4) ? ip4.length : 0
}

function partOf(item: UnknownItem, name: string, part: string): unknown {
  const value = item[name]
  return isUnknownItem(value) ? value[part] : undefined
}
