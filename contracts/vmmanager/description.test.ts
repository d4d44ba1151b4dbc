import { expect, test } from 'vitest'
import { type JsonSchema, type OperationDescription, openapi } from './description.ts'
import { dialects } from './dialect.ts'
import { vmmanagerErrors } from './errors.ts'

const operations = Object.values(openapi.paths).flatMap((item) => Object.values(item))
const schemas = Object.entries(openapi.components.schemas)
const nodes = [...everyNode({ openapi, dialects, vmmanagerErrors })]

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

test('the description holds every call of the open flow', () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual([
    'account-create',
    'account-list',
    'cluster-list',
    'host-create',
    'host-delete',
    'host-list',
    'host-read',
    'ippool-list',
    'os-list',
    'preset-list',
    'task-list',
    'token-create',
  ])
})

test('only the login is public', () => {
  expect(operations.filter(({ security }) => security).map(({ operationId }) => operationId)).toEqual([
    'token-create',
  ])
})

test.each(operations)('$operationId says how well it is known', (described) => {
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

test.each(
  schemas.filter(([name]) => /Request$|^HostCreate[A-Z]|^RecipeParameter$|^FirewallRule$/.test(name)),
)('%s, being sent, is closed, since VMmanager refuses unknown properties', (_name, schema) => {
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
})

test.each(schemas.filter(([name]) => /(Item|Short|List|Created|Deleted|Envelope)$|^Token$/.test(name)))(
  '%s, being answered, is open, since VMmanager sends more than is known',
  (_name, schema) => {
    expect([...everyNode(schema)].filter((node) => node['additionalProperties'] === false)).toEqual([])
  },
)

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

test('reading one machine answers the short form, and listing them the long one', () => {
  const content = (name: string) => ({
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  })
  expect(operation('host-read').responses['200']).toMatchObject(content('HostShort'))
  expect(operation('host-list').responses['200']).toMatchObject(content('HostList'))
})
