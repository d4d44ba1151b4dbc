import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { machineBeliefs } from './machine-beliefs.ts'
import type { Misbehave, Quirk } from './quirk.ts'
import {
  answered,
  calls,
  idIn,
  isCall,
  isGood,
  pretended,
  pretendedList,
  refusal,
  saying,
  withItems,
  without,
} from './wire.ts'

const whmcs = 'dev-huzaki/whmcs-vmmanager6'
const principles = 'https://www.ispsystem.com/docs/b6c, operation principles of the VMmanager 6 module'
const madeUpTask = 900_002

export type ChangeQuirk =
  | 'reinstalls-on-change'
  | 'sends-total-for-difference'
  | 'bills-what-was-asked'
  | 'bills-smaller-disk'
  | 'counts-on-endless-hot-plug'
  | 'shrinks-without-stop'
  | 'rolls-back-in-billing-alone'
  | 'drops-extras-on-change'

/** Defects of platforms while they change what a client has. */
export const changeQuirks: Readonly<Record<ChangeQuirk, Quirk>> = {
  'reinstalls-on-change': {
    party: 'platform',
    meaning: 'A change of the tariff reinstalls the operating system.',
    harm: 'The client loses all data by buying more memory.',
    source: `${whmcs}, _change_package`,
    rules: ['no-silent-reinstall'],
    begin: () => {
      let os: unknown
      return async (request, send) => {
        const answer = await send(request)
        if (isCall(request, calls.createHost)) ({ os } = request.body as { readonly os?: unknown })
        if (isCall(request, calls.resources) && isGood(answer)) {
          await send({ ...request, path: request.path.replace('resource', 'reinstall'), body: { os } })
        }
        return answer
      }
    },
  },
  'sends-total-for-difference': {
    party: 'platform',
    meaning: 'The total number of addresses is sent where VMmanager expects the difference.',
    harm: 'Clients get addresses that nobody pays for, and pools run out of addresses.',
    source: `${whmcs}, _change_package: ipv4_number is a difference`,
    rules: ['resize-is-honest'],
    begin: believing((request, [, { addresses }]) =>
      isCall(request, calls.addresses) ? { ...request, body: { ipv4_number: addresses } } : request,
    ),
  },
  'bills-what-was-asked': {
    party: 'platform',
    meaning: 'After a change, the requested size is billed, whatever size the VM really has.',
    harm: 'The client pays for memory that the VM does not have.',
    source: 'ISPsystemLLC/billmanager, module.cpp: billing has the new tariff before the panel has it',
    rules: ['resize-is-honest'],
    begin: believing((request) => (isCall(request, calls.resources) ? undefined : request)),
  },
  'bills-smaller-disk': {
    party: 'platform',
    platforms: ['billmanager'],
    meaning: 'A smaller disk is billed, although VMmanager has silently ignored the change.',
    harm: 'The client keeps using a disk that nobody pays for any more.',
    source: `${principles}: a smaller size is silently ignored`,
    rules: ['resize-is-honest'],
    begin: believing((request) => request),
  },
  'counts-on-endless-hot-plug': {
    party: 'platform',
    meaning: 'Memory is expected to grow at once, however often it has grown before.',
    harm: 'From the seventeenth time on, the client pays for memory that only the next stop adds, if ever.',
    source: `${principles}: sixteen increases for one machine`,
    rules: ['resize-is-honest'],
    settings: { billmanager: { restart: 'where-needed' } },
    begin: () => {
      const beliefs = machineBeliefs()
      return async (request, send) => {
        if (request.query.includes(String(madeUpTask))) return doneTask
        const answer = await send(request)
        if (isCall(request, calls.hosts)) return withItems(answer, beliefs.show)
        const [host, belief] = beliefs.wanted(request) ?? []
        const isGrowth = Number(belief?.ram) > Number(beliefs.truth(host ?? 0).ram)
        if (host === undefined || belief === undefined || !isGrowth || 'task' in answered(answer))
          return answer
        beliefs.believe(host, belief)
        return pretended(200, { id: host, task: madeUpTask })
      }
    },
  },
  'shrinks-without-stop': {
    party: 'platform',
    meaning: 'A running VM is asked to shrink at once, although VMmanager only lets it grow.',
    harm: 'No client can change to a smaller tariff, and resources that could be freed stay in use.',
    source: `${principles}: processors and memory only grow while a machine runs`,
    rules: ['expected-outcome'],
    begin: saying(calls.resources, (said) => without(said, ['defer'])),
  },
  'rolls-back-in-billing-alone': {
    party: 'platform',
    meaning: 'A change that failed halfway is undone in billing, and stays half done in VMmanager.',
    harm: 'The client pays for the old tariff and has less than it promises.',
    source: 'ISPsystemLLC/billmanager, module.cpp: changepricelist.rollback',
    rules: ['resize-is-honest'],
    begin: () => {
      const beliefs = machineBeliefs()
      return async (request, send) => {
        const [host] = beliefs.wanted(request) ?? []
        const before = host === undefined ? {} : beliefs.truth(host)
        const answer = await send(request)
        if (isCall(request, calls.hosts)) return withItems(answer, beliefs.show)
        if (host === undefined || isGood(answer)) return answer
        beliefs.believe(host, before)
        return refusal('limit-exceeded')
      }
    },
  },
  'drops-extras-on-change': {
    party: 'platform',
    meaning: 'Extras are added to the tariff at the order, and replaced by those of the tariff at a change.',
    harm: 'The client keeps paying for extra addresses that a change of the tariff has removed.',
    source: `${whmcs}: a bandwidth add-on is added on creation and replaces the base on a change`,
    rules: ['resize-is-honest'],
    begin: () => {
      const beliefs = machineBeliefs()
      return async (request, send) => {
        const answer = await send(request)
        if (isCall(request, calls.hosts)) return withItems(answer, beliefs.show)
        if (!isCall(request, calls.resources) || !isGood(answer)) return answer
        const { addresses = 0 } = beliefs.truth(idIn(request))
        beliefs.believe(idIn(request), { addresses })
        const path = request.path.replace('resource', 'ip')
        await send({ ...request, path, body: { ipv4_number: Math.min(0, 1 - addresses) } })
        return answer
      }
    },
  },
}

const doneTask = pretendedList({
  id: madeUpTask,
  consul_id: madeUpTask,
  name: 'host_change_params',
  status: 'complete',
})

/**
 * Believes of each machine what was wanted of it.
 *
 * @param ask - what is sent in place of a change; undefined where nothing is
 */
function believing(
  ask: (
    request: ExchangeRequest,
    wanted: NonNullable<ReturnType<ReturnType<typeof machineBeliefs>['wanted']>>,
  ) => ExchangeRequest | undefined,
): () => Misbehave {
  return () => {
    const beliefs = machineBeliefs()
    return async (request, send) => {
      const wanted = beliefs.wanted(request)
      if (wanted !== undefined) beliefs.believe(...wanted)
      const asked = wanted === undefined ? request : ask(request, wanted)
      const answer = asked === undefined ? pretended(200, { id: idIn(request) }) : await send(asked)
      return isCall(request, calls.hosts) ? withItems(answer, beliefs.show) : answer
    }
  }
}
