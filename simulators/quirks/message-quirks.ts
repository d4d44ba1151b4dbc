import type { Quirk } from './quirk.ts'
import {
  answered,
  answering,
  calls,
  isCall,
  isGood,
  listed,
  pretended,
  refusal,
  saidIn,
  saying,
  withBody,
  withItems,
  without,
} from './wire.ts'

const whmcs = 'dev-huzaki/whmcs-vmmanager6'

export type MessageQuirk =
  | 'sends-numbers-as-text'
  | 'sends-unknown-property'
  | 'sends-rules-to-edit'
  | 'refuses-made-up-domain'
  | 'answers-creation-without-task'
  | 'numbers-as-text'
  | 'error-without-envelope'
  | 'list-as-one-object'

/** Defects of what is said on the wire: requests of platforms, and answers of VMmanager. */
export const messageQuirks: Readonly<Record<MessageQuirk, Quirk>> = {
  'sends-numbers-as-text': {
    party: 'platform',
    meaning: 'Numbers are sent as text.',
    harm: 'The request is refused by a release that checks types.',
    source: `${whmcs} takes its values from form fields`,
    rules: ['exchange-conforms'],
    begin: saying(calls.createHost, (said) => ({ ...said, cluster: String(said['cluster']) })),
  },
  'sends-unknown-property': {
    party: 'platform',
    meaning: 'The create request holds a property that VMmanager does not know.',
    harm: 'VMmanager refuses the whole request with 3008, and no order opens.',
    source: `${whmcs}, README: PROXY-3008 Unexpected property`,
    rules: ['exchange-conforms'],
    begin: saying(calls.createHost, (said) => ({ ...said, ssh_keys: [] })),
  },
  'sends-rules-to-edit': {
    party: 'platform',
    meaning: 'Rules of the firewall are sent to the edit call, which does not know them.',
    harm: 'VMs stay open to what the provider has promised to block, such as outgoing mail.',
    source: `${whmcs}, README: only the call for resources takes firewall_rules`,
    rules: ['exchange-conforms'],
    begin: () => async (request, send) => {
      const answer = await send(request)
      if (!isCall(request, calls.createHost) || !isGood(answer)) return answer
      const path = `/vm/v3/host/${String(answered(answer)['id'])}`
      await send({ ...request, path, body: { firewall_rules: [{ action: 'drop', direction: 'out' }] } })
      return answer
    },
  },
  'refuses-made-up-domain': {
    party: 'vmmanager',
    meaning: 'The domain that billing has generated for a VM is refused.',
    harm: 'The order does not proceed, and the client, who could give another name, is not asked.',
    source: `${whmcs} lower-cases domains and leaves the rest of the check undone; oneasiahost.com`,
    rules: ['expected-outcome'],
    begin: () => (request, send) =>
      isCall(request, calls.createHost) && 'domain' in saidIn(request)
        ? Promise.resolve(refusal('invalid-value'))
        : send(request),
  },
  'answers-creation-without-task': {
    party: 'vmmanager',
    meaning: 'The response to a create request has no id of a task.',
    harm: 'No client can know when the VM is ready.',
    source: 'usaafko/vmmanager6-api-go takes an answer without task for success',
    rules: ['exchange-conforms'],
    begin: answering(calls.createHost, (answer) => withBody(answer, (body) => without(body, ['task']))),
  },
  'numbers-as-text': {
    party: 'vmmanager',
    meaning: 'Ids in lists are text.',
    harm: 'Strict clients stop with an error in the middle of an order.',
    source: 'the id of auth is a string in the documentation and a number in clients',
    rules: ['exchange-conforms'],
    begin: answering(calls.hosts, (answer) =>
      withItems(answer, (item) => ({ ...item, id: String(item['id']) })),
    ),
  },
  'error-without-envelope': {
    party: 'vmmanager',
    meaning: 'Errors have no envelope.',
    harm: 'Nobody learns why an order failed.',
    source: 'usaafko/vmmanager6_backup looks for the key error alone',
    rules: ['exchange-conforms'],
    begin: () => async (request, send) => {
      const answer = await send(request)
      const { status = 0 } = answer.response ?? {}
      return status < 400 ? answer : pretended(status, { message: 'error' })
    },
  },
  'list-as-one-object': {
    party: 'vmmanager',
    meaning: 'A list with one item is returned as that item.',
    harm: 'Clients find nothing where there is one VM.',
    source: 'mishkatik/infra-billing, fix of a single object instead of a list',
    rules: ['exchange-conforms', 'expected-outcome'],
    begin: answering(calls.hosts, (answer) => {
      const items = listed(answer)
      return items.length === 1 ? withBody(answer, (body) => ({ ...body, list: items[0] })) : answer
    }),
  },
}
