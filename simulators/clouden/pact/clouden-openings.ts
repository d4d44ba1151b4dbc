import { accountCalls } from '../../client/pact/account-calls.ts'
import { inventoryCalls } from '../../client/pact/inventory-calls.ts'
import { machineCalls } from '../../client/pact/machine-calls.ts'
import { sessionCalls } from '../../client/pact/session-calls.ts'
import { taskCalls, taskComplete } from '../../client/pact/task-calls.ts'
import type { Flow } from '../../pact/flow.ts'
import type { PactCall } from '../../pact/pact-call.ts'
import { exampleOrder } from '../../pact/platform-pact.ts'
import type { CloudenAssumptions } from '../clouden-assumptions.ts'

const known: readonly PactCall[] = [sessionCalls.logIn, ...Object.values(inventoryCalls)]

const asked: readonly PactCall[] = [
  ...known,
  accountCalls.absent,
  accountCalls.create,
  machineCalls.createByPreset,
]

const removed: readonly PactCall[] = [machineCalls.remove, taskComplete('host_delete')]

/** What is asked to open a service. */
export const opened: readonly PactCall[] = [...asked, taskComplete('host_create')]

const order = { play: (platform) => platform.order(exampleOrder) } satisfies Partial<Flow<CloudenAssumptions>>

/** How a request for a machine can go; nothing is told of an operation where all is well. */
export const openings: readonly Flow<CloudenAssumptions>[] = [
  { title: 'opens a service for a new client', ...order, calls: opened, ends: 'order approved' },
  {
    title: 'opens a service of explicit sizes for a known client, and waits for its address',
    ...order,
    settings: { sizes: 'explicit', readiness: 'os-installed-and-address' },
    calls: [
      ...known,
      accountCalls.present,
      machineCalls.createExplicit,
      taskComplete('host_create'),
      machineCalls.running,
    ],
    ends: 'order approved',
  },
  {
    title: 'opens no service for an administrator',
    ...order,
    calls: [...known, accountCalls.administrator],
    ends: 'order refused account-is-administrator',
  },
  {
    title: 'looks once more when somebody else has made the account',
    ...order,
    calls: [...known, accountCalls.absent, accountCalls.createAgain],
    ends: 'order refused account-exists',
  },
  {
    title: 'removes a machine that failed, by the id that it was told',
    ...order,
    calls: [...asked, taskCalls.creationFailed, ...removed],
    ends: 'order refused task-failed',
  },
  {
    title: 'gives up a creation that does not end',
    ...order,
    calls: [...asked, taskCalls.creationUnderWay, ...removed],
    ends: 'order refused timeout',
  },
  {
    title: 'finds the machine when the reply to its creation is lost',
    ...order,
    loses: 'POST /vm/v3/host',
    calls: [...asked, machineCalls.named, machineCalls.short],
    ends: 'order approved',
  },
]
