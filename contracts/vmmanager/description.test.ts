import { expect, test } from 'vitest'
import { callsAt } from './calls-at.ts'
import { type JsonSchema, type OperationDescription, openapi } from './description.ts'
import { dialects } from './dialect.ts'
import { vmmanagerErrors } from './errors.ts'

const operations = Object.values(openapi.paths).flatMap((path) => callsAt(path).map(([, call]) => call))
const schemas = Object.entries(openapi.components.schemas)
const nodes = [...everyNode({ openapi, dialects, vmmanagerErrors })]
const sent = reachable(operations.map(({ requestBody }) => requestBody ?? {}))
const answered = reachable([
  ...operations.map(({ responses }) => responses),
  openapi.components.responses ?? {},
])

/** Names of the schemas that these nodes refer to, also by others. */
function reachable(from: readonly object[], found: Set<string> = new Set()): ReadonlySet<string> {
  for (const { $ref } of from.flatMap((node) => [...everyNode(node)])) {
    const name = String($ref).split('#/components/schemas/')[1] ?? ''
    const schema = openapi.components.schemas[name]
    if (!schema || found.has(name)) continue
    reachable([schema], found.add(name))
  }
  return found
}

function* everyNode(node: object): Generator<Readonly<Record<string, unknown>>> {
  yield node as Readonly<Record<string, unknown>>
  for (const child of Object.values(node))
    if (typeof child === 'object' && child) yield* everyNode(child as object)
}

function operation(id: string): OperationDescription {
  const found = operations.find((candidate) => candidate.operationId === id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}

function property(path: string): JsonSchema {
  const [schema = '', name = ''] = path.split('.')
  const found = openapi.components.schemas[schema]?.properties?.[name]
  if (!found) throw new Error(`no property ${path}`)
  return found
}

test('every operation has a name of its own, in kebab case', () => {
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
})

test.each([
  [
    'auth',
    'token-create token-create-by-key token-create-long token-delete user-key-create whoami ssh-key-list',
  ],
  [
    'auth',
    'session-create session-create-by-key session-delete user-key-create-v3 acl-create ssh-key-create',
  ],
  ['account', 'account-list account-create user-read user-update user-delete user-suspend user-resume'],
  ['account', 'user-password account-limits-read account-limits-update role-limits-update'],
  ['host', 'host-list host-create host-read host-update host-delete host-start host-stop host-restart'],
  [
    'host',
    'host-resource host-ip host-reinstall host-password host-account host-migration-targets host-migrate',
  ],
  [
    'host',
    'host-rescue-mode host-relocate host-clone host-iso-mount host-iso-cancel host-iso-finish host-ptr-list',
  ],
  [
    'host',
    'host-vnc-read host-vnc-update host-vnc-ports host-interface-list host-interface-create host-metadata',
  ],
  ['host', 'host-interface-update host-interface-delete host-disk-list host-disk-attach host-disk-detach'],
  [
    'host',
    'host-disk-order host-snapshot-delete host-backup-list host-backup-create host-metrics host-history',
  ],
  ['host', 'host-ipv4-list host-ipv6-read host-ip-automation host-run-recipe host-guest-agent host-restore'],
  ['host', 'host-image-create host-image-limit'],
  ['disk', 'disk-list disk-create disk-update disk-delete backup-list backup-read image-list image-read'],
  ['task', 'task-list task-read task-abort task-delete'],
  ['catalogue', 'cluster-list cluster-read node-list node-read os-list os-list-all os-update preset-list'],
  ['catalogue', 'preset-read recipe-list recipe-read recipe-params storage-list storage-read'],
  ['network', 'ippool-list ippool-range-create ip-service-pool-list ip-service-pool-create range-list'],
  [
    'network',
    'ipnet-list ipnet-create ipnet-update ip-list ip-ptr ip-service-ip-list vxlan-list vxlan-create',
  ],
  ['platform', 'settings-list settings-read version-read last-version-read licence-read ssl-upload'],
])('among the calls about %s there are %s', (tag, ids) => {
  const tagged = operations.filter(({ tags }) => tags.includes(tag)).map(({ operationId }) => operationId)
  expect(tagged).toEqual(expect.arrayContaining(ids.split(' ')))
})

test.each(operations)('$operationId says how well it is known, and what it does', (described) => {
  expect(described.summary).toMatch(/^[A-Z]/)
  expect(described['x-evidence'].level).toMatch(/^(documented|observed|inferred)$/)
})

test('every evidence has a known level and names a public address or a repository', () => {
  const evidence = nodes
    .flatMap((node) => [node['x-evidence'], node['evidence']])
    .filter((found) => found !== undefined)
  const single = evidence.flatMap((found) =>
    typeof found === 'object' && found && !('level' in found) ? Object.values(found) : [found],
  )
  expect(single.length).toBeGreaterThan(50)
  for (const found of single) {
    expect(found).toMatchObject({
      level: expect.stringMatching(/^(documented|observed|inferred)$/),
      source: expect.stringMatching(/^(https:\/\/\S+|[\w-]+\/[\w.-]+)$/),
    })
  }
})

test.each([
  'TaskItem.status',
  'NodeItem.cluster',
  'BackupItem.state',
  'HostRestarted.start_task',
  'HostIpRequest.ipv4_number',
  'HostIpv6.ipv6_prefix',
  'DiskUpdateRequest.size_mib',
  'TaskItem.id',
  'TaskItem.consul_id',
  'Token.id',
  'HostItem.cluster',
  'HostItem.net_bandwidth_mbitps',
  'HostCreateRequest.net_bandwidth_mbitps',
  'HostCreateRequest.net_in_mbitps',
  'HostCreateRequest.net_out_mbitps',
  'HostCreated.task',
])('the disputed %s has evidence of its own', (path) => {
  expect(property(path)['x-evidence']).toBeDefined()
})

test('what is reserved for dialects is reserved for known ones', () => {
  const known = dialects.map(({ name }) => name)
  const named = nodes.flatMap((node) => (node['x-dialects'] as string[] | undefined) ?? [])
  expect(named).not.toEqual([])
  for (const name of named) expect(known).toContain(name)
})

test('a schema with alternatives asserts nothing beside them', () => {
  const assertions = nodes.filter((node) => 'anyOf' in node).map((node) => Object.keys(node))
  expect(assertions).not.toEqual([])
  for (const keys of assertions) {
    expect(keys.filter((key) => key !== 'anyOf' && key !== 'description' && key !== 'x-evidence')).toEqual([])
  }
})

test('no schema uses a way to combine others that the checks do not know', () => {
  expect(nodes.filter((node) => 'oneOf' in node || 'allOf' in node || 'not' in node)).toEqual([])
})

test.each(schemas.filter(([name]) => sent.has(name)))(
  '%s, being sent, is closed, since VMmanager refuses unknown properties',
  (_name, schema) => {
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  },
)

test.each(schemas.filter(([name]) => answered.has(name)))(
  '%s, being answered, is open, since VMmanager sends more than is known',
  (_name, schema) => {
    expect([...everyNode(schema)].filter((node) => node['additionalProperties'] === false)).toEqual([])
  },
)

test('every schema is sent or answered by some operation, and none is both', () => {
  expect(schemas.map(([name]) => name).filter((name) => !sent.has(name) && !answered.has(name))).toEqual([])
  expect([...sent].filter((name) => answered.has(name))).toEqual([])
})

test.each(schemas)('%s says what it is', (_name, { description }) => {
  expect(description).toMatch(/^[A-Z].*\.$/s)
})

test.each(schemas.filter(([name]) => name.endsWith('List')))(
  '%s has the envelope of a list',
  (_name, schema) => {
    expect(Object.keys(schema.properties ?? {})).toEqual(['last_notify', 'list', 'size'])
    expect(schema).toMatchObject({ required: ['list'], properties: { list: { type: 'array' } } })
  },
)

test('the creation of a machine knows every property that a client is seen to send', () => {
  const seen =
    'name password cluster account node storage domain preset os image cpu_number ram_mib hdd_mib disks ' +
    'send_email_mode comment expand_part cpu_mode nesting cpu_custom_model cpu_weight io_weight io_read_mbitps ' +
    'io_write_mbitps io_read_iops io_write_iops net_weight tcp_connections_in tcp_connections_out process_number ' +
    'net_bandwidth_mbitps net_in_mbitps net_out_mbitps ipv4_number ipv4_pool ip_addr ipv6_enabled ipv6_prefix ' +
    'ipv6_pool interfaces custom_interfaces vxlan recipe_list recipe recipe_params ignore_recipe_filters ' +
    'anti_spoofing firewall_rules snapshots_allowed snapshot_ram hot_plug live_resize'
  const known = Object.keys(openapi.components.schemas['HostCreateRequest']?.properties ?? {})
  expect(known.toSorted()).toEqual(seen.split(' ').toSorted())
})

test('changing resources knows what the creation knows of them', () => {
  const create = openapi.components.schemas['HostCreateRequest']?.properties ?? {}
  const known = Object.keys(openapi.components.schemas['HostResourceRequest']?.properties ?? {})
  expect(known.filter((name) => !(name in create))).toEqual(['defer'])
})

test('reading one machine answers the short form, and listing them the long one', () => {
  const content = (name: string) => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  })
  expect(operation('host-read').responses['200']).toMatchObject(content('HostShort'))
  expect(operation('host-list').responses['200']).toMatchObject(content('HostList'))
})
