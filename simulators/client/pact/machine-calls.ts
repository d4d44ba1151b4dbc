import { call, refusedCall } from '../../pact/call.ts'
import { digits, eachLike, filled, fromState, integer, like } from '../../pact/matchers.ts'
import { examplePassword, type PactCall } from '../../pact/pact-call.ts'

export const exampleHost = 7

const runs = { name: 'a machine runs' } as const
const stopped = { name: 'a machine is stopped' } as const
const gone = { name: 'a machine is gone' } as const

const path = '/vm/v3/host'
const one = filled('/vm/v3/host/${host}', { host: exampleHost })
const byId = {
  method: 'GET',
  path,
  query: { where: filled("(id EQ '${host}')", { host: exampleHost }) },
} as const
const byName = {
  method: 'GET',
  path,
  query: { where: filled("(name EQ '${name}')", { name: 'example-1' }) },
} as const

/** All that is read of a machine; its state decides how it is changed. */
function machine(state: 'active' | 'stopped'): object {
  return {
    id: integer(exampleHost),
    name: like('example-1'),
    state,
    os: { id: integer(2) },
    disk: { id: integer(9), disk_mib: integer(10_240) },
    cpu_number: integer(1),
    ram_mib: integer(1024),
    ip4: eachLike({}),
  }
}

/** What every creation names. */
const wish = {
  name: fromState('name', like('example-1')),
  domain: like('example-1.example.com'),
  password: like(examplePassword),
  cluster: fromState('cluster', integer(1)),
  account: fromState('account', integer(5)),
  os: fromState('os', integer(2)),
  ipv4_number: integer(1),
} as const

const preset = { preset: fromState('preset', integer(3)) } as const
const sizes = { cpu_number: integer(1), ram_mib: integer(1024), hdd_mib: integer(10_240) } as const
const noIpv6 = { ipv6_enabled: false } as const

function create(description: string, body: object, recipe?: object): PactCall {
  const given = [
    { name: 'machines can be made' },
    { name: 'a client has an account' },
    { name: 'no machine has the name' },
    ...(recipe === undefined ? [] : [{ name: 'a recipe can be run' } as const]),
  ] as const
  const answer = { id: integer(exampleHost), task: integer(70), ...recipe }
  return call(description, given, { method: 'POST', path, body, answer })
}

type MachineCall =
  | 'createSized'
  | 'createWithRecipe'
  | 'createByPreset'
  | 'createExplicit'
  | 'all'
  | 'running'
  | 'stopped'
  | 'gone'
  | 'named'
  | 'unnamed'
  | 'short'
  | 'remove'
  | 'removeGone'

/** Making machines, finding them, and removing them. */
export const machineCalls: Readonly<Record<MachineCall, PactCall>> = {
  /** As BILLmanager asks: its tariff has the sizes, and the preset of that name is told as well. */
  createSized: create('a new machine of a preset and of these sizes', {
    ...wish,
    ...preset,
    ...sizes,
    ...noIpv6,
  }),
  createWithRecipe: create(
    'a new machine in which a script is run',
    { ...wish, ...preset, ...sizes, ...noIpv6, recipe: fromState('recipe', integer(4)) },
    { recipe_task_list: eachLike(integer(71)) },
  ),
  createByPreset: create('a new machine of a preset', { ...wish, ...preset }),
  createExplicit: create('a new machine of these sizes', { ...wish, ...sizes }),
  all: call('all machines', runs, {
    method: 'GET',
    path,
    answer: { list: eachLike({ id: digits(exampleHost), name: like('example-1') }) },
  }),
  running: call('a machine that runs', runs, {
    ...byId,
    answer: { list: eachLike(machine('active')) },
  }),
  stopped: call('a machine that is stopped', stopped, {
    ...byId,
    answer: { list: eachLike(machine('stopped')) },
  }),
  gone: call('a machine that is gone', gone, { ...byId, answer: { list: [] } }),
  named: call('a machine by its name', runs, {
    ...byName,
    answer: { list: eachLike({ id: digits(exampleHost) }) },
  }),
  unnamed: call(
    'a machine by a name that none has',
    { name: 'no machine has the name' },
    {
      ...byName,
      answer: { list: [] },
    },
  ),
  /** Its state is what a lost reply is made up for by. */
  short: call('a machine in short', runs, { method: 'GET', path: one, answer: { state: 'active' } }),
  remove: call('the deletion of a machine', runs, {
    method: 'DELETE',
    path: one,
    answer: { task: integer(72) },
  }),
  removeGone: refusedCall('the deletion of a machine that is gone', gone, 'instance-not-found', {
    method: 'DELETE',
    path: one,
  }),
}
