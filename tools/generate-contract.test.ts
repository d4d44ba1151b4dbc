import { fileURLToPath } from 'node:url'
import { createConfig, lint } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { generateContract } from './generate-contract.ts'

const files = await generateContract()
const json = files.get('contracts/vmmanager/generated/contract.json') ?? ''
const types = files.get('contracts/vmmanager/generated/types.ts') ?? ''

test.each(['minimal', 'recommended'])(
  'an independent judge of OpenAPI finds no error under its %s rules',
  async (rules) => {
    const ref = fileURLToPath(new URL('../contracts/vmmanager/openapi.yaml', import.meta.url))
    const problems = await lint({ ref, config: await createConfig({ extends: [rules] }) })
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
  },
)

test('two makings of the same sources are the same to the byte', async () => {
  expect(await generateContract()).toEqual(files)
})

test('the bundle holds description, dialects and errors, and refers to nothing outside itself', () => {
  const bundle = JSON.parse(json)
  expect(Object.keys(bundle)).toEqual(['openapi', 'dialects', 'errors'])
  expect(Object.keys(bundle.dialects).toSorted()).toEqual(['2022', '2023', '2024.03', '2025.04'])
  expect(json).not.toMatch(/"\$ref": "(?!#\/)/)
})

test.each([
  'HostCreateRequest',
  'HostCreated',
  'HostDeleted',
  'HostItem',
  'HostShort',
  'TaskItem',
  'AccountItem',
  'AccountCreateRequest',
  'TokenRequest',
  'Token',
  'OsItem',
  'ClusterItem',
  'PresetItem',
  'IpPoolItem',
  'ErrorEnvelope',
  'HostResourceRequest',
  'HostIpRequest',
  'HostReinstallRequest',
  'HostRestarted',
  'HostMetadata',
  'TaskStarted',
  'TaskAnswer',
  'Session',
  'UserKey',
  'DiskItem',
  'IpItem',
  'NodeItem',
  'Licence',
])('%s has a type', (name) => {
  expect(types).toContain(`export interface ${name} {`)
})

test('each body of the description is a named schema', () => {
  const { paths } = JSON.parse(json).openapi
  const inline = JSON.stringify(paths).match(
    /"application\/json":\{"schema":\{"(?!\$ref":"#\/components\/schemas\/)/g,
  )
  expect(inline).toBeNull()
})
