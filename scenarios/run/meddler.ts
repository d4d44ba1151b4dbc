import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { OutsideAct, OutsideEvent, TraceFact } from '../../contracts/trace/trace-event.ts'
import {
  type ApiCall,
  VmmanagerClient,
  type ClientOptions,
} from '../../simulators/client/vmmanager-client.ts'
import { reasonOf } from '../../simulators/client/reason-of.ts'
import type { Identities } from '../../simulators/platform/identities.ts'
import type { Stage } from './play-steps.ts'

/** How each thing is asked for. */
const calls: Readonly<Record<OutsideAct, (host: number, name: string) => ApiCall>> = {
  start: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/start`, body: {} }),
  stop: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/stop`, body: {} }),
  delete: (host) => ({ method: 'DELETE', path: `/vm/v3/host/${host}` }),
  reinstall: (host) => ({ method: 'POST', path: `/vm/v3/host/${host}/reinstall`, body: {} }),
  rename: (host, name) => ({ method: 'POST', path: `/vm/v3/host/${host}`, body: { name } }),
}

/** Somebody who works in VMmanager itself: what they say to it is in no trace; whether it was accepted is. */
export interface Meddler {
  readonly meddle: Stage['meddle']
  /** Notes which machine belongs to which order. */
  see(fact: TraceFact): void
}

/** A meddler who logs in on their own. */
export function meddler(
  options: Omit<ClientOptions, 'tell'>,
  { machineName }: Pick<Identities, 'machineName'>,
  tell: (event: OutsideEvent) => void,
): Meddler {
  const client = new VmmanagerClient({ ...options, tell: () => {} })
  const hosts = new Map<string, number>()
  const act = async (meddled: Omit<OutsideEvent, 'outcome'>): Promise<void> => {
    const { does, host } = meddled
    const result = await client.call(calls[does](host, machineName(`renamed-${host}`)))
    if (result.kind === 'ok') tell({ ...meddled, outcome: 'done' })
    else tell({ ...meddled, outcome: 'failed', reason: reasonOf(result) })
  }
  return {
    meddle: (order, does, intent) => {
      const host = hosts.get(order)
      if (host === undefined) throw new HarnessError('VMH_NO_MACHINE', { order, does })
      return act({ type: 'outside', intent, order, host, does })
    },
    see: (fact) => {
      if (fact.type === 'service' && fact.host !== undefined) hosts.set(fact.order, fact.host)
    },
  }
}
