import { changeCalls } from '../../client/pact/change-calls.ts'
import { exampleHost, machineCalls } from '../../client/pact/machine-calls.ts'
import { sessionCalls } from '../../client/pact/session-calls.ts'
import { taskCalls, taskComplete } from '../../client/pact/task-calls.ts'
import type { Flow } from '../../pact/flow.ts'
import type { PactCall } from '../../pact/pact-call.ts'
import { exampleOrder, otherTariff } from '../../pact/platform-pact.ts'
import type { ServiceRequest } from '../../platform/service-request.ts'
import type { BillmanagerSettings } from '../billmanager-settings.ts'
import { opened, openedBlindly } from './billmanager-openings.ts'

type BillmanagerFlow = Flow<BillmanagerSettings>

/** Opens a service, then does these things to it. */
function acts(...requests: readonly ServiceRequest[]): Pick<BillmanagerFlow, 'play'> {
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

/** The machine is not read when it is opened, so that it may be read as something else later. */
const blind = { settings: { waitForOs: false } } as const

/** The mock server answers alike before and after a change, so that none is seen to be made. */
const unseen = 'manual change-not-applied'

/** What is done to a service that is open. */
export const actionFlows: readonly BillmanagerFlow[] = [
  {
    title: 'suspends and resumes',
    ...acts({ action: 'suspend' }, { action: 'resume' }),
    calls: [...opened, ...stops, ...starts],
    ends: 'resume done',
  },
  { title: 'stops', ...acts({ action: 'stop' }), calls: [...opened, ...stops], ends: 'stop done' },
  { title: 'starts', ...acts({ action: 'start' }), calls: [...opened, ...starts], ends: 'start done' },
  {
    title: 'restarts',
    ...acts({ action: 'reboot' }),
    calls: [...opened, changeCalls.restart],
    ends: 'reboot done',
  },
  {
    title: 'sees that a machine was stopped though the reply was lost',
    ...acts({ action: 'stop' }),
    ...blind,
    loses: `POST /vm/v3/host/${exampleHost}/stop`,
    calls: [...openedBlindly, changeCalls.stop, changeCalls.history, machineCalls.stopped],
    ends: 'stop done',
  },
  {
    title: 'gives a machine that runs another tariff',
    ...acts(larger),
    calls: [
      ...opened,
      changeCalls.diskOnStop,
      changeCalls.resourcesOnStop,
      changeCalls.addresses,
      changeCalls.restart,
      taskCalls.two,
    ],
    ends: `change ${unseen}`,
  },
  {
    title: 'gives a machine that is stopped another tariff',
    ...acts({ ...larger, addresses: 1 }),
    ...blind,
    calls: [...openedBlindly, machineCalls.stopped, changeCalls.disk, changeCalls.resources, taskCalls.two],
    ends: `change ${unseen}`,
  },
  {
    title: 'installs the operating system anew',
    ...acts({ action: 'reinstall' }),
    calls: [...opened, changeCalls.reinstall, taskComplete('host_reinstall')],
    ends: 'reinstall done',
  },
  {
    title: 'adds an address',
    ...acts({ action: 'add-address', count: 1 }),
    calls: [...opened, changeCalls.addresses, taskComplete('ip_change')],
    ends: `add-address ${unseen}`,
  },
  {
    title: 'takes an address away',
    ...acts({ action: 'remove-address', count: 1 }),
    calls: [...opened, changeCalls.fewerAddresses, taskComplete('ip_change')],
    ends: `remove-address ${unseen}`,
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
    title: 'reads measurements',
    ...acts({ action: 'statistics' }),
    calls: [...opened, changeCalls.metrics],
    ends: 'statistics done',
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
  {
    title: 'looks for a machine that may be gone',
    ...acts({ action: 'close' }),
    ...blind,
    loses: `DELETE /vm/v3/host/${exampleHost}`,
    calls: [...openedBlindly, machineCalls.remove, changeCalls.history, machineCalls.gone],
    ends: 'close done',
  },
]
