import type { Misbehave, Quirk } from './quirk.ts'
import {
  answered,
  answering,
  calls,
  isCall,
  isGood,
  pretended,
  pretendedList,
  refusal,
  saidIn,
  withItems,
} from './wire.ts'

const billmanager = 'https://www.ispsystem.com/docs/b6c'
const whmcs = 'dev-huzaki/whmcs-vmmanager6'
/** What no VMmanager has given out. */
const madeUpId = 900_001

export type CreationQuirk =
  | 'repeats-lost-creation'
  | 'takes-namesake-for-own'
  | 'takes-missing-task-for-success'
  | 'takes-refusal-for-machine'
  | 'dies-before-completion'
  | 'tries-without-end'
  | 'leaves-failed-machine'
  | 'leaves-machine-at-other-module'
  | 'makes-another-after-failed-script'
  | 'takes-machine-without-address'
  | 'adds-addresses-again'

/** Defects of platforms while they open a service. */
export const creationQuirks: Readonly<Record<CreationQuirk, Quirk>> = {
  'repeats-lost-creation': {
    party: 'platform',
    meaning: 'A create request whose reply was lost is sent again at once.',
    harm: 'Two VMs are created for one order; nobody pays for one of them, and nobody knows that it exists.',
    source: 'grinwe/vpn, tests of its BILLmanager client: a time-out on a paid order',
    rules: ['one-vm-per-order', 'no-orphan-vm'],
    begin: () => async (request, send) => {
      const first = await send(request)
      return first.failure?.sent === true && isCall(request, calls.createHost) ? send(request) : first
    },
  },
  'takes-namesake-for-own': {
    party: 'platform',
    meaning: 'The VM of an order is looked for by a loose criterion, and the oldest match is used.',
    harm: 'A client gets the VM of another client, with all its data.',
    source: 'grinwe/vpn, tests of its BILLmanager client: a deleted service of the same name',
    rules: ['no-orphan-vm', 'one-vm-per-order', 'active-after-os-installed'],
    begin: () => (request, send) =>
      send(
        isCall(request, calls.hosts) && request.query.includes('name%20EQ')
          ? { ...request, query: '' }
          : request,
      ),
  },
  'takes-missing-task-for-success': {
    party: 'platform',
    meaning: 'A creation whose response has no task is treated as complete.',
    harm: 'The client is told that the service is Active, although nobody knows whether it will ever work.',
    source: 'usaafko/vmmanager6-api-go takes an answer without a task for success',
    rules: ['active-after-os-installed'],
    begin: () => async (request, send) => {
      if (isCall(request, calls.tasks) && request.query.includes(String(madeUpId))) return doneTask
      const answer = await send(request)
      if (!isCall(request, calls.createHost) || !isGood(answer)) return answer
      return pretended(200, { task: madeUpId, ...answered(answer) })
    },
  },
  'takes-refusal-for-machine': {
    party: 'platform',
    meaning: 'A refused creation is treated as accepted, and the service opens without a VM.',
    harm: 'The client pays for a VM that does not exist.',
    source: `${billmanager}, VM autodiscovering: a service is active though the call of the module failed`,
    rules: ['active-after-os-installed', 'expected-outcome'],
    begin: () => async (request, send) => {
      if (request.query.includes(String(madeUpId))) {
        return isCall(request, calls.tasks) ? doneTask : pretendedList({ id: madeUpId, ip4: [{}] })
      }
      const answer = await send(request)
      const isRefused = answer.response !== undefined && !isGood(answer)
      if (!isCall(request, calls.createHost) || !isRefused) return answer
      return pretended(200, { id: madeUpId, task: madeUpId })
    },
  },
  'dies-before-completion': {
    party: 'platform',
    meaning: 'The processing module crashes when the VM is ready, before it informs billing.',
    harm: 'The service stays in processing for ever: the VM runs, and nobody pays for it.',
    source: `${billmanager}, VM autodiscovering; vultr/whmcs-vultr, issue 68`,
    rules: ['every-order-settles', 'expected-outcome'],
    begin: () => async (request, send) => {
      const answer = await send(request)
      const isReady = isCall(request, calls.tasks) && JSON.stringify(answered(answer)).includes('"complete"')
      return isReady ? new Promise(() => {}) : answer
    },
  },
  'tries-without-end': {
    party: 'platform',
    platforms: ['billmanager'],
    meaning: 'A failing operation is repeated for ever, and no operator is informed.',
    harm: 'The client waits in vain, and each attempt puts load on VMmanager.',
    source: 'ISPsystemLLC/billmanager, module.h: ten tries, then a task for a person',
    rules: ['bounded-attempts', 'every-order-settles'],
    settings: { billmanager: { maximumTries: 1000 } },
    begin: () => (request, send) => send(request),
  },
  'leaves-failed-machine': {
    party: 'platform',
    meaning: 'A VM whose creation failed is never deleted; the deletion is only recorded.',
    harm: 'Incomplete VMs pile up and hold addresses that could be sold.',
    source: `${whmcs}, _create_account: the id is saved after the task was seen as good`,
    rules: ['no-orphan-vm', 'one-vm-per-order'],
    begin: leaving,
  },
  'leaves-machine-at-other-module': {
    party: 'platform',
    platforms: ['billmanager'],
    meaning:
      'If one processing module fails, the next one opens the service, and what the first has created stays.',
    harm: 'One VMmanager keeps an incomplete VM that belongs to no service.',
    source: 'ISPsystemLLC/billmanager, module.cpp: nothing in the open loop deletes',
    rules: ['one-vm-per-order', 'no-orphan-vm'],
    settings: {
      billmanager: {
        modules: [
          { name: 'amsterdam', cluster: 'kvm-amsterdam' },
          { name: 'moscow', cluster: 'kvm-moscow' },
        ],
      },
    },
    begin: leaving,
  },
  'makes-another-after-failed-script': {
    party: 'platform',
    platforms: ['billmanager'],
    meaning: 'If the script of a new VM fails, another VM is created next to it.',
    harm: 'One order uses up a VM with each attempt.',
    source: `${billmanager}, recipes: the server counts as not installed, and the module makes another one`,
    rules: ['one-vm-per-order', 'no-orphan-vm'],
    settings: {
      billmanager: { readiness: 'script-finished', recipe: 9 },
      world: { inventory: { recipes: [{ id: 9, name: 'panel', params: [] }] } },
    },
    begin: () => {
      const leave = leaving()
      return async (request, send) => {
        if (request.query.includes(String(madeUpId))) return failedScript
        const answer = await leave(request, send)
        if (!isCall(request, calls.createHost) || !isGood(answer)) return answer
        return pretended(200, { ...answered(answer), recipe_task_list: [madeUpId] })
      }
    },
  },
  'takes-machine-without-address': {
    party: 'platform',
    platforms: ['billmanager'],
    meaning:
      'The service becomes Active as soon as the operating system is installed, with or without an address.',
    harm: 'The client has paid for a VM that nobody can reach.',
    source: `${billmanager}, general information: Active means OS installed and IP added`,
    rules: ['active-has-address'],
    begin: answering(calls.hosts, (answer) =>
      withItems(answer, (item) => ({ ...item, ip4: [{ ip: '198.18.0.0' }] })),
    ),
  },
  'adds-addresses-again': {
    party: 'platform',
    meaning:
      'The platform adds the addresses of an order again, although VMmanager has already assigned them.',
    harm: 'Each order uses twice its addresses, and the pool is exhausted at half of what could be sold.',
    source: `${billmanager}, operation principles: its own operations that add an IP have to be closed`,
    rules: ['expected-outcome'],
    begin: () => async (request, send) => {
      const answer = await send(request)
      if (!isCall(request, calls.createHost) || !isGood(answer)) return answer
      const path = `/vm/v3/host/${String(answered(answer)['id'])}/ip`
      await send({ ...request, path, body: { ipv4_number: saidIn(request)['ipv4_number'] } })
      return answer
    },
  },
}

const doneTask = pretendedList({
  id: madeUpId,
  consul_id: madeUpId,
  name: 'host_create',
  status: 'complete',
})

const failedScript = pretendedList({
  id: madeUpId,
  consul_id: madeUpId,
  name: 'run_recipe',
  status: 'failed',
})

/** Deletes nothing, and believes that it is gone. */
function leaving(): Misbehave {
  return (request, send) => {
    if (isCall(request, calls.deleteHost)) return Promise.resolve(refusal('instance-not-found'))
    return send(request)
  }
}
