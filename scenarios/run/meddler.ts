import type { TraceFact } from '../../contracts/trace/trace-event.ts'
import {
  type ApiCall,
  VmmanagerClient,
  type ClientOptions,
} from '../../simulators/client/vmmanager-client.ts'
import type { Identities } from '../../simulators/platform/identities.ts'
import type { PlannedOutside } from '../plan/planned-step.ts'
import type { Stage } from './play-steps.ts'

type Does = PlannedOutside['does']

/** How each thing is asked for. */
const calls: Readonly<Record<Does, (host: number, name: string) => ApiCall>> = {
  start: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/start`, body: {} }),
  stop: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/stop`, body: {} }),
  delete: (host) => ({ method: 'DELETE', path: `/vm/v3/host/${host}` }),
  reinstall: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/reinstall`, body: {} }),
  rename: (host, name) => ({ method: 'POST', path: `/vm/v3/host/${host}`, body: { name } }),
}

/** Somebody who works in VMmanager itself; what they say to it is in no trace, what comes of it is. */
export interface Meddler {
  readonly meddle: Stage['meddle']
  /** Notes which machine belongs to which order. */
  see(fact: TraceFact): void
}

/** A meddler who logs in on their own. */
export function meddler(
  options: Omit<ClientOptions, 'tell'>,
  { machineName }: Pick<Identities, 'machineName'>,
): Meddler {
  const client = new VmmanagerClient({ ...options, tell: () => {} })
  const hosts = new Map<string, number>()
  return {
    meddle: async (order, does) => {
      const host = hosts.get(order)
      if (host !== undefined) await client.call(calls[does](host, machineName(`renamed-${host}`)))
    },
    see: (fact) => {
      if (fact.type === 'service' && fact.host !== undefined) hosts.set(fact.order, fact.host)
    },
  }
}
