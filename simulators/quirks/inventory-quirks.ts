import type { Quirk } from './quirk.ts'
import {
  answering,
  calls,
  isCall,
  listed,
  pretended,
  saidIn,
  saying,
  withBody,
  withItems,
  without,
} from './wire.ts'
import type { UnknownItem } from '../client/outcome.ts'

const billmanager = 'https://www.ispsystem.com/docs/b6c'

export type InventoryQuirk =
  | 'installs-any-system'
  | 'leaves-sizes-to-missing-preset'
  | 'keeps-to-first-pool'
  | 'renames-repository'
  | 'server-error-on-filter'

/** Defects about what VMmanager offers: systems, presets, pools, and the lists of them. */
export const inventoryQuirks: Readonly<Record<InventoryQuirk, Quirk>> = {
  'installs-any-system': {
    party: 'platform',
    meaning: 'An operating system that the cluster lacks is replaced by the first one that it has.',
    harm: 'The client gets another operating system than the one ordered, and finds out when nothing works.',
    source: `${billmanager}, tariff plan: only templates of the chosen cluster may be offered`,
    rules: ['expected-outcome'],
    begin: answering(calls.oses, (answer) =>
      withBody(answer, (body) => ({ ...body, list: [...listed(answer), ...standIns(listed(answer))] })),
    ),
  },
  'leaves-sizes-to-missing-preset': {
    party: 'platform',
    meaning: 'The sizes are left to the preset of the tariff, even if no preset has that name.',
    harm: 'The VM is smaller than what was sold, or cannot be created at all.',
    source: `${billmanager}, tariff plan: a name that does not exist stands for a preset without limits`,
    rules: ['expected-outcome'],
    begin: saying(calls.createHost, (said) =>
      'preset' in said ? said : without(said, ['cpu_number', 'ram_mib', 'hdd_mib']),
    ),
  },
  'keeps-to-first-pool': {
    party: 'platform',
    meaning: 'Addresses are requested from the first pool alone.',
    harm: 'Nothing can be sold once that pool is exhausted, although others have addresses.',
    source: `${billmanager}, operation principles: the next pool is used where one is not available`,
    rules: ['expected-outcome'],
    begin: () => {
      let pool: unknown = 1
      return async (request, send) => {
        const isCreation = isCall(request, calls.createHost)
        const body = { ...saidIn(request), ipv4_pool: [pool] }
        const answer = await send(isCreation ? { ...request, body } : request)
        if (isCall(request, calls.pools)) pool = listed(answer)[0]?.['id'] ?? pool
        return answer
      }
    },
  },
  'renames-repository': {
    party: 'vmmanager',
    meaning: 'The name of the template repository is written in another case.',
    harm: 'Every tariff names operating systems that no longer exist, and no order opens.',
    source: `${billmanager}, operating systems: ISPsystem renamed to ISPSYSTEM makes them unavailable`,
    rules: ['expected-outcome'],
    begin: answering(calls.oses, (answer) =>
      withItems(answer, (item) => ({ ...item, repository: String(item['repository']).toUpperCase() })),
    ),
  },
  'server-error-on-filter': {
    party: 'vmmanager',
    meaning: 'A filtered list ends with 500 and no envelope.',
    harm: 'Every search by name fails.',
    source: 'DenisKoleda/vm-balancer, a comment on filtering by cluster',
    rules: ['exchange-conforms', 'expected-outcome'],
    begin: () => (request, send) =>
      isCall(request, calls.accounts) && request.query.includes('where')
        ? Promise.resolve(pretended(500, {}))
        : send(request),
  },
}

/** The first system under the name of each that a tariff may name and that is not there. */
function standIns(oses: readonly UnknownItem[]): readonly UnknownItem[] {
  const names = ['Debian-12-x86_64', 'Ubuntu-24.04-x86_64', 'AlmaLinux-9-x86_64']
  const present = new Set(oses.map(({ name }) => name))
  return names.filter((name) => !present.has(name)).map((name) => ({ ...oses[0], name }))
}
