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
    meaning: 'A creation whose reply was lost is sent again at once.',
    harm: 'Two machines are made for one order; one of them earns nothing and nobody knows of it.',
    source: 'grinwe/vpn, tests of its BILLmanager client: a time-out on a paid order',
    rules: ['one-vm-per-order', 'no-orphan-vm'],
    begin: () => async (request, send) => {
      const first = await send(request)
      return first.failure?.sent === true && isCall(request, calls.createHost) ? send(request) : first
    },
  },
  'takes-namesake-for-own': {
    party: 'platform',
    meaning: 'The machine of an order is looked for without care, and the oldest one is taken for it.',
    harm: 'A client gets the machine of another one, with all that is on it.',
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
    meaning: 'A creation that is answered without a task is taken for complete.',
    harm: 'The client is told that the service is Active while nobody knows whether it will ever be.',
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
    meaning:
      'A creation that was refused is taken for an accepted one, and the service opens without a machine.',
    harm: 'The client pays for a machine that does not exist.',
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
    meaning: 'The module dies when the machine is ready, before billing is told.',
    harm: 'The service is processed for ever: the machine runs, and nobody pays for it.',
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
    meaning: 'A failing operation is tried again for ever, and no person hears of it.',
    harm: 'The client waits in vain, and each try loads VMmanager.',
    source: 'ISPsystemLLC/billmanager, module.h: ten tries, then a task for a person',
    rules: ['bounded-attempts', 'every-order-settles'],
    settings: { billmanager: { maximumTries: 1000 } },
    begin: () => (request, send) => send(request),
  },
  'leaves-failed-machine': {
    party: 'platform',
    meaning: 'A machine whose creation failed is never removed; its removal is only written down.',
    harm: 'Half-made machines pile up and hold addresses that could be sold.',
    source: `${whmcs}, _create_account: the id is saved after the task was seen as good`,
    rules: ['no-orphan-vm', 'one-vm-per-order'],
    begin: leaving,
  },
  'leaves-machine-at-other-module': {
    party: 'platform',
    platforms: ['billmanager'],
    meaning: 'Where one module has failed the next one opens the service, and what the first has made stays.',
    harm: 'One panel keeps a half-made machine that no service knows of.',
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
    meaning: 'Where the script of a new machine has failed another machine is made beside it.',
    harm: 'One order eats a machine for each try.',
    source: `${billmanager}, recipes: the server counts as not installed, and the module makes another one`,
    rules: ['one-vm-per-order', 'no-orphan-vm'],
    settings: {
      billmanager: { readiness: 'script-finished', recipe: 1 },
      world: { inventory: { recipes: [{ id: 1, name: 'panel', params: [] }] } },
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
    meaning: 'The service is Active as soon as its operating system is, with or without an address.',
    harm: 'The client has paid for a machine that nobody can reach.',
    source: `${billmanager}, general information: Active means OS installed and IP added`,
    rules: ['active-has-address'],
    begin: answering(calls.hosts, (answer) =>
      withItems(answer, (item) => ({ ...item, ip4: [{ ip: '198.18.0.0' }] })),
    ),
  },
  'adds-addresses-again': {
    party: 'platform',
    meaning: 'The platform adds the addresses of an order once more, though VMmanager has given them.',
    harm: 'Each order eats twice its addresses, and the pool runs dry at half of what could be sold.',
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
