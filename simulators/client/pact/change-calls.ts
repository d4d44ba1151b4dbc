import { call, refusedCall } from '../../pact/call.ts'
import { eachLike, filled, fromState, integer, like, type Matcher, pattern } from '../../pact/matchers.ts'
import { examplePassword, type GivenState, type PactCall } from '../../pact/pact-call.ts'
import { exampleHost } from './machine-calls.ts'

const runs: GivenState = { name: 'a machine runs' }
const stopped: GivenState = { name: 'a machine is stopped' }
const named: GivenState = { name: 'an address has the reverse name', params: { domain: 'ptr.example.com' } }

function of(part: string): Matcher {
  return filled(`/vm/v3/host/\${host}${part}`, { host: exampleHost })
}

const disk = filled('/vm/v3/disk/${disk}', { disk: 9 })

/** A task is followed by its consul id. */
const task = { task: integer(73) } as const

/** What waits for the stop of the machine has no task. */
const defer = { defer: { action: 'host_stop' } } as const

const resources = { cpu_number: integer(2), ram_mib: integer(4096) } as const
const size = { size_mib: integer(40_960) } as const

const post = 'POST' as const
const get = 'GET' as const

/** Nothing is running: a regular expression cannot say "another word than this". */
const atRest = pattern('^([^r].*|r[^u].*)$', 'complete')

const history = { method: get, path: of('/history') } as const
const addresses = { method: get, path: of('/ipv4') } as const

type ChangeCall =
  | 'start'
  | 'stop'
  | 'restart'
  | 'resources'
  | 'resourcesOnStop'
  | 'disk'
  | 'diskOnStop'
  | 'addresses'
  | 'fewerAddresses'
  | 'reinstall'
  | 'password'
  | 'addressList'
  | 'namedAddressList'
  | 'ptr'
  | 'snapshots'
  | 'history'
  | 'historyOfGone'
  | 'metrics'

/** What is done to a machine that is there. */
export const changeCalls: Readonly<Record<ChangeCall, PactCall>> = {
  start: call('a start', stopped, { method: post, path: of('/start'), body: {}, answer: task }),
  stop: call('a stop', runs, { method: post, path: of('/stop'), body: {}, answer: task }),
  restart: call('a restart', runs, {
    method: post,
    path: of('/restart'),
    body: {},
    answer: { start_task: integer(73) },
  }),
  resources: call('other resources for a machine that is stopped', stopped, {
    method: post,
    path: of('/resource'),
    body: resources,
    answer: task,
  }),
  resourcesOnStop: call('other resources for a machine that runs', runs, {
    method: post,
    path: of('/resource'),
    body: { ...resources, ...defer },
    answer: {},
  }),
  disk: call('a larger disk for a machine that is stopped', stopped, {
    method: post,
    path: disk,
    body: size,
    answer: task,
  }),
  diskOnStop: call('a larger disk for a machine that runs', runs, {
    method: post,
    path: disk,
    body: { ...size, ...defer },
    answer: {},
  }),
  addresses: call('more addresses', runs, {
    method: post,
    path: of('/ip'),
    body: { ipv4_number: integer(1) },
    answer: task,
  }),
  fewerAddresses: call('fewer addresses', runs, {
    method: post,
    path: of('/ip'),
    body: { ipv4_number: -1 },
    answer: task,
  }),
  reinstall: call('an operating system anew', [{ name: 'machines can be made' }, runs], {
    method: post,
    path: of('/reinstall'),
    body: { os: fromState('os', integer(2)), password: like(examplePassword) },
    answer: task,
  }),
  password: call('another password', runs, {
    method: post,
    path: of('/password'),
    body: { password: like(examplePassword) },
    answer: {},
  }),
  addressList: call('the addresses of a machine', runs, {
    ...addresses,
    answer: { list: eachLike({ id: integer(11) }) },
  }),
  namedAddressList: call('the addresses of a machine, one with a reverse name', named, {
    ...addresses,
    answer: { list: eachLike({ id: integer(11), domain: 'ptr.example.com' }) },
  }),
  ptr: call('a reverse name', runs, {
    method: post,
    path: filled('/vm/v3/ip/${address}/ptr', { address: 11 }),
    body: { domain: like('ptr.example.com') },
    answer: {},
  }),
  snapshots: call('no snapshots any more', runs, {
    method: 'DELETE',
    path: of('/snapshot'),
    answer: {},
  }),
  history: call('the history of a machine at rest', runs, {
    ...history,
    answer: { list: eachLike({ state: atRest }) },
  }),
  historyOfGone: refusedCall(
    'the history of a machine that is gone',
    { name: 'a machine is gone' },
    'instance-not-found',
    history,
  ),
  metrics: call('measurements of a machine', runs, {
    method: get,
    path: of('/metrics'),
    query: {
      target: pattern(String.raw`^(cpu_load|mem_usage|df\.root\.used|net_rx|net_tx)$`, 'cpu_load'),
      from: pattern(String.raw`^\d{2}:\d{2}_\d{8}$`, '00:00_20240101'),
    },
    // Nothing is said of the points: there may be none, and their values may be null.
    answer: eachLike({ datapoints: like([]) }),
  }),
}
