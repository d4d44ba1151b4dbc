import type { Quirk } from './quirk.ts'
import { machineBeliefs } from './machine-beliefs.ts'
import { answering, calls, isCall, listed, withBody, withItems } from './wire.ts'

const whmcs = 'dev-huzaki/whmcs-vmmanager6'

export type TaskQuirk =
  | 'takes-failure-for-delay'
  | 'takes-late-task-for-failure'
  | 'takes-one-task-for-all'
  | 'does-not-wait'
  | 'hides-failed-task'
  | 'task-goes-back'
  | 'unknown-status-word'

/** Defects about tasks: how platforms wait for them, and how VMmanager shows them. */
export const taskQuirks: Readonly<Record<TaskQuirk, Quirk>> = {
  'takes-failure-for-delay': {
    party: 'platform',
    meaning: 'A failed task is treated as not ready yet.',
    harm: 'The client waits for hours for a VM that will never exist.',
    source: 'usaafko/vmmanager6-api-go, WaitForCompletion',
    rules: ['every-order-settles', 'expected-outcome'],
    begin: answering(calls.tasks, (answer) => withItems(answer, running)),
  },
  'takes-late-task-for-failure': {
    party: 'platform',
    meaning: 'A task that is not in the list yet is treated as failed.',
    harm: 'VMs are deleted while they are being created, and orders are given up without a reason.',
    source: `${whmcs}, an empty list of tasks; usaafko/vmmanager6-api-go takes the first item unguarded`,
    rules: ['expected-outcome'],
    begin: answering(calls.tasks, (answer) =>
      listed(answer).length > 0
        ? answer
        : withBody(answer, (body) => ({ ...body, list: [{ id: 0, consul_id: 0, status: 'failed' }] })),
    ),
  },
  'takes-one-task-for-all': {
    party: 'platform',
    platforms: ['billmanager'],
    meaning: 'Of several changes at the same time, the first that completes is taken for all of them.',
    harm: 'The client pays for a change that has partly failed.',
    source: `${whmcs}, _change_package: disk, resources, addresses and a restart are sent together`,
    rules: ['resize-is-honest'],
    begin: () => {
      const beliefs = machineBeliefs()
      return async (request, send) => {
        const wanted = beliefs.wanted(request)
        if (wanted !== undefined) beliefs.believe(...wanted)
        const answer = await send(request)
        if (isCall(request, calls.hosts)) return withItems(answer, beliefs.show)
        const isOneDone = listed(answer).some(({ status }) => status === 'complete')
        if (!isCall(request, calls.tasks) || !isOneDone) return answer
        return withItems(answer, (item) => ({ ...item, status: 'complete' }))
      }
    },
  },
  'does-not-wait': {
    party: 'platform',
    meaning: 'Every task is treated as complete as soon as it exists.',
    harm: 'The client is told that the service is Active before anything can be reached.',
    source: `${whmcs}, option "do not wait for the installation of the operating system"`,
    rules: ['active-after-os-installed'],
    begin: () => async (request, send) => {
      const answer = await send(request)
      if (isCall(request, calls.tasks)) return withItems(answer, (item) => ({ ...item, status: 'complete' }))
      if (!isCall(request, calls.hosts)) return answer
      return withItems(answer, (item) => ({ ...item, state: 'active', ip4: [{ ip: '198.18.0.0' }] }))
    },
  },
  'hides-failed-task': {
    party: 'vmmanager',
    meaning: 'The VM is in an error state, and its task is shown as running for ever.',
    harm: 'The platform polls for hours a task that will never end, and the client is not informed.',
    source: 'ggiamarchi/vagrant-openstack-provider, issue 62, the same at a peer',
    rules: ['every-order-settles', 'expected-outcome'],
    begin: answering(calls.tasks, (answer) => withItems(answer, running)),
  },
  'task-goes-back': {
    party: 'vmmanager',
    meaning: 'A running task is shown as created again.',
    harm: 'Clients that rely on progress give up or wait for ever.',
    source: 'zabbix/community-templates alarms on tasks that wait for too long',
    rules: ['task-monotone'],
    begin: () => {
      let seen = 0
      return async (request, send) => {
        const answer = await send(request)
        if (!isCall(request, calls.tasks)) return answer
        return withItems(answer, (item) => {
          if (item['status'] !== 'running') return item
          return ++seen % 2 === 0 ? { ...item, status: 'created' } : item
        })
      }
    },
  },
  'unknown-status-word': {
    party: 'vmmanager',
    meaning: 'A complete task has the status done.',
    harm: 'The platform waits until its timeout, and gives up a working VM.',
    source: `${whmcs} waits for fail, zabbix/community-templates for failed`,
    rules: ['exchange-conforms', 'expected-outcome'],
    begin: answering(calls.tasks, (answer) =>
      withItems(answer, (item) => (item['status'] === 'complete' ? { ...item, status: 'done' } : item)),
    ),
  },
}

function running(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return String(item['status']).startsWith('fail') ? { ...item, status: 'running' } : item
}
