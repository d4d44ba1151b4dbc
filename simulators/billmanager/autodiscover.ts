import { isTrouble } from '../client/outcome.ts'
import { reasonOf } from '../client/reason-of.ts'
import type { UnknownItem } from '../client/unknown-item.ts'
import { VmmanagerApi } from '../client/vmmanager-api.ts'
import type { Office } from './office.ts'
import type { Service } from './service.ts'
import { doneExcept, failed, type Tried } from './tried.ts'

/** What billing and VMmanager do not know of each other (BILLmanager documentation, VM autodiscovering). */
export interface Discovered {
  /** Machines that belong to no service; `order` where the name tells whose they may be. */
  readonly machines: readonly { readonly host: number; readonly name: string; readonly order?: string }[]
  /** Services that should have a machine and have none. */
  readonly services: readonly { readonly order: string; readonly service: number }[]
}

export const nothingDiscovered: Discovered = { machines: [], services: [] }

/** Compares all machines with all services. */
export async function autodiscover(
  { surroundings }: Pick<Office, 'surroundings'>,
  services: readonly Readonly<Service>[],
): Promise<{ readonly discovered: Discovered; readonly tried: Tried }> {
  const items = await new VmmanagerApi(surroundings.client).hosts()
  if (isTrouble(items)) return { discovered: nothingDiscovered, tried: failed(reasonOf(items.trouble)) }
  const discovered = compare(items, services)
  const { machines, services: bare } = discovered
  const counts = [`without-service: ${machines.length}`, `without-machine: ${bare.length}`]
  return { discovered, tried: doneExcept(counts) }
}

function compare(items: readonly UnknownItem[], services: readonly Readonly<Service>[]): Discovered {
  const living = services.filter(({ status }) => status !== 'deleted')
  const served = new Set(living.map(({ host }) => host))
  const byName = new Map(services.map((service) => [service.name, service.request.order]))
  const present = new Set(items.map(({ id }) => Number(id)))
  return {
    machines: items
      .filter(({ id }) => !served.has(Number(id)))
      .map(({ id, name }) => {
        const order = byName.get(String(name))
        return { host: Number(id), name: String(name), ...(order !== undefined && { order }) }
      }),
    services: living
      .filter(({ status }) => status === 'active' || status === 'suspended')
      .filter(({ host }) => host === undefined || !present.has(host))
      .map(({ id, request }) => ({ order: request.order, service: id })),
  }
}
