import type {
  AccountCreateRequest,
  AccountItem,
  ClusterItem,
  HostCreateRequest,
  HostCreated,
  HostItem,
  HostShort,
  IpPoolItem,
  OsItem,
  PresetItem,
  TaskItem,
  Token,
  TokenRequest,
} from '../vmmanager/generated/types.ts'
import type { Exchange, HttpMethod } from './exchange.ts'

const credentials = { email: 'admin@example.test', password: 'hunter2' } satisfies TokenRequest
const token = { id: '3', token: '12-5f0c', expires_at: null, confirmed: true } satisfies Token
const account = {
  id: 7,
  email: 'client@example.test',
  state: 'active',
  roles: ['@user'],
} satisfies AccountItem
const newAccount = {
  email: 'client@example.test',
  password: 'hunter2',
  role: '@user',
} satisfies AccountCreateRequest
const newHost = {
  name: 'cont42',
  password: 'hunter2',
  cluster: 1,
  account: 7,
  os: 5,
  cpu_number: 2,
  ram_mib: 2048,
  hdd_mib: 20_480,
  ipv4_number: 1,
  ipv6_enabled: false,
} satisfies HostCreateRequest
const created = { id: 11, task: 101, recipe_task_list: [] } satisfies HostCreated
const host = {
  id: 11,
  name: 'cont42',
  state: 'active',
  ip4: [{ ip: '192.0.2.10', interface: 'eth0' }],
  node: { id: 2, name: 'node-2' },
  cluster: { id: 1, name: 'kvm' },
  account: { id: 7, email: 'client@example.test' },
} satisfies HostItem
const short = { id: 11, name: 'cont42', state: 'creating', node: 2 } satisfies HostShort
const task = {
  id: 55,
  consul_id: 101,
  name: 'host_create',
  status: 'running',
  waiting_time: 1.5,
  running_time: null,
} satisfies TaskItem
const os = { id: 5, name: 'Debian-12-x86_64', clusters: [{ id: 1 }], product_key: null } satisfies OsItem
const cluster = {
  id: 1,
  name: 'kvm',
  virtualization_type: 'kvm',
  ippools: [{ id: 1 }],
} satisfies ClusterItem
const preset = { id: 1, name: 'small', cpu_number: 1, ram_mib: 1024, hdd_mib: 10_240 } satisfies PresetItem
const pool = { id: 1, name: 'main', total_ip: '254', using_ip: '3', clusters: [1] } satisfies IpPoolItem

/** A request with the answer that a current VMmanager gives to it. */
function answered(
  [method, path, query]: readonly [HttpMethod, string, string],
  sent: unknown,
  status: number,
  answer: unknown,
): Exchange {
  const body = sent === undefined ? {} : { body: sent }
  return {
    request: { method, path, query, headers: {}, ...body },
    response: { status, headers: {}, body: answer },
  }
}

function listed(name: string, item: unknown, query = ''): Exchange {
  const answer = { last_notify: 12, list: [item], size: 1 }
  return answered(['GET', `/vm/v3/${name}`, query], undefined, 200, answer)
}

/** Operations with which a machine is opened and removed. */
export type OperationId =
  | 'token-create'
  | `account-${'list' | 'create'}`
  | `host-${'create' | 'list' | 'read' | 'delete'}`
  | `${'task' | 'os' | 'cluster' | 'preset' | 'ippool'}-list`

/** For each of these operations an exchange in dialect 2024.03 that keeps the contract. */
export const goodExchanges: Readonly<Record<OperationId, Exchange>> = {
  'token-create': answered(['POST', '/auth/v4/public/token', ''], credentials, 201, token),
  'account-list': listed('account', account, "where=(email+EQ+'client@example.test')"),
  'account-create': answered(['POST', '/vm/v3/account', ''], newAccount, 200, { id: 7 }),
  'host-create': answered(['POST', '/vm/v3/host', ''], newHost, 200, created),
  'host-list': listed('host', host, 'where=id+EQ+11&limit=1'),
  'host-read': answered(['GET', '/vm/v3/host/11', ''], undefined, 200, short),
  'host-delete': answered(['DELETE', '/vm/v3/host/11', 'force=false'], undefined, 200, { id: 11, task: 102 }),
  'task-list': listed('task', task, "where=(consul_id+EQ+'101')+AND+(name+EQ+'host_create')"),
  'os-list': listed('os', os, 'orderby=name+asc'),
  'cluster-list': listed('cluster', cluster),
  'preset-list': listed('preset', preset, 'limit=0,512'),
  'ippool-list': listed('ippool', pool),
}
