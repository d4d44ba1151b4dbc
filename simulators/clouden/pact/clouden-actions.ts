import { changeCalls } from '../../client/pact/change-calls.ts'
import { exampleHost, machineCalls } from '../../client/pact/machine-calls.ts'
import { sessionCalls } from '../../client/pact/session-calls.ts'
import { taskComplete } from '../../client/pact/task-calls.ts'
import type { Flow } from '../../pact/flow.ts'
import type { PactCall } from '../../pact/pact-call.ts'
import { exampleOrder, otherTariff } from '../../pact/platform-pact.ts'
import type { ServiceRequest } from '../../platform/service-request.ts'
import type { CloudenAssumptions } from '../clouden-assumptions.ts'
import { opened } from './clouden-openings.ts'

type CloudenFlow = Flow<CloudenAssumptions>

/** Opens a service, then does these things to it. */
function acts(...requests: readonly ServiceRequest[]): Pick<CloudenFlow, 'play'> {
  return {
    play: async (platform) => {
      await platform.order(exampleOrder)
      for (const request of requests) await platform.act(exampleOrder.order, request)
    },
  }
}

const stops: readonly PactCall[] = [changeCalls.stop, taskComplete('host_stop')]
const starts: readonly PactCall[] = [changeCalls.start, taskComplete('host_start')]
const larger = { action: 'change', tariff: otherTariff, addresses: 2 } as const

/** The mock server answers alike before and after a change, so that none is seen to be made. */
const unseen = 'refused change-not-applied'

/** What is done to a service that is open. */
export const actionFlows: readonly CloudenFlow[] = [
  {
    title: 'suspends and resumes',
    ...acts({ action: 'suspend' }, { action: 'resume' }),
    calls: [...opened, ...stops, machineCalls.stopped, ...starts],
    ends: 'resume done',
  },
  { title: 'stops', ...acts({ action: 'stop' }), calls: [...opened, ...stops], ends: 'stop done' },
  { title: 'starts', ...acts({ action: 'start' }), calls: [...opened, ...starts], ends: 'start done' },
  {
    title: 'restarts, and sees it end',
    ...acts({ action: 'reboot' }),
    calls: [...opened, changeCalls.restart, taskComplete('host_start')],
    ends: 'reboot done',
  },
  {
    title: 'sees that a machine was stopped though the reply was lost',
    ...acts({ action: 'stop' }),
    loses: `POST /vm/v3/host/${exampleHost}/stop`,
    calls: [...opened, changeCalls.stop, changeCalls.history, machineCalls.stopped],
    ends: 'stop done',
  },
  {
    title: 'gives a machine that runs another size',
    ...acts(larger),
    calls: [
      ...opened,
      machineCalls.running,
      changeCalls.diskOnStop,
      changeCalls.resourcesOnStop,
      changeCalls.restart,
      taskComplete('host_start'),
      changeCalls.addresses,
      taskComplete('ip_change'),
    ],
    ends: `change ${unseen}`,
  },
  {
    title: 'gives a machine that is stopped another size',
    ...acts({ ...larger, addresses: 1 }),
    calls: [
      ...opened,
      machineCalls.stopped,
      changeCalls.disk,
      taskComplete('disk_resize'),
      changeCalls.resources,
      taskComplete('host_change_params'),
    ],
    ends: `change ${unseen}`,
  },
  {
    title: 'adds an address',
    ...acts({ action: 'add-address', count: 1 }),
    calls: [...opened, machineCalls.running, changeCalls.addresses, taskComplete('ip_change')],
    ends: `add-address ${unseen}`,
  },
  {
    title: 'takes an address away',
    ...acts({ action: 'remove-address', count: 1 }),
    calls: [...opened, machineCalls.running, changeCalls.fewerAddresses, taskComplete('ip_change')],
    ends: `remove-address ${unseen}`,
  },
  {
    title: 'installs the operating system anew',
    ...acts({ action: 'reinstall' }),
    calls: [...opened, machineCalls.running, changeCalls.reinstall, taskComplete('host_reinstall')],
    ends: 'reinstall done',
  },
  {
    title: 'sets a password',
    ...acts({ action: 'password' }),
    calls: [...opened, changeCalls.password],
    ends: 'password done',
  },
  {
    title: 'gives an address a reverse name',
    ...acts({ action: 'ptr', domain: 'ptr.example.com' }),
    calls: [...opened, changeCalls.addressList, changeCalls.ptr],
    ends: 'ptr done',
  },
  {
    title: 'sees the reverse name though the reply was lost',
    ...acts({ action: 'ptr', domain: 'ptr.example.com' }),
    loses: 'POST /vm/v3/ip/11/ptr',
    calls: [...opened, changeCalls.namedAddressList, changeCalls.ptr],
    ends: 'ptr done',
  },
  {
    title: 'lets the client into the panel',
    ...acts({ action: 'panel' }),
    calls: [...opened, sessionCalls.key],
    ends: 'panel done',
  },
  {
    title: 'shows graphs',
    ...acts({ action: 'statistics' }),
    calls: [...opened, changeCalls.metrics],
    ends: 'statistics done',
  },
  {
    title: 'deletes snapshots',
    ...acts({ action: 'snapshot' }),
    settings: { snapshots: 'delete-only' },
    calls: [...opened, changeCalls.snapshots],
    ends: 'snapshot done',
  },
  {
    title: 'closes a service',
    ...acts({ action: 'close' }),
    calls: [...opened, machineCalls.remove, taskComplete('host_delete')],
    ends: 'close done',
  },
  {
    title: 'closes a service whose machine is gone already',
    ...acts({ action: 'close' }),
    calls: [...opened, machineCalls.removeGone],
    ends: 'close done',
  },
  {
    title: 'sees that a machine is gone though the reply to its deletion was lost',
    ...acts({ action: 'close' }),
    loses: `DELETE /vm/v3/host/${exampleHost}`,
    calls: [...opened, machineCalls.remove, changeCalls.historyOfGone],
    ends: 'close done',
  },
]
