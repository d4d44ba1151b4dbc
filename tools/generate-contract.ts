import { readFile, readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundle, createConfig } from '@redocly/openapi-core'
import { compile } from 'json-schema-to-typescript'
import { parse } from 'yaml'

const source = new URL('../contracts/vmmanager/', import.meta.url)
const target = 'contracts/vmmanager/generated'
const banner = '/* Generated from contracts/vmmanager/openapi.yaml by tools/generate.ts; do not edit. */'
const schemasPrefix = '#/components/schemas/'

interface BundledDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

/**
 * Makes the files that the contract is read from at run time out of its hand-written YAML: the bundled API
 * description together with dialects and error catalogue, and the TypeScript types of its schemas.
 * Returns file contents by path in the repository and writes nothing.
 *
 * @throws Error when a reference in the description leads nowhere
 */
export async function generateContract(): Promise<ReadonlyMap<string, string>> {
  const openapi = await bundleDescription()
  const contract = { openapi, dialects: await readDialects(), errors: await readYaml('errors.yaml') }
  return new Map([
    [`${target}/contract.json`, `${JSON.stringify(contract, null, 2)}\n`],
    [`${target}/types.ts`, await typesOf(openapi.components.schemas)],
    [`${target}/operation-id.ts`, operationIdType(openapi)],
    [`${target}/error-name.ts`, errorNameType(contract.errors as object)],
  ])
}

async function bundleDescription(): Promise<BundledDescription> {
  const ref = fileURLToPath(new URL('openapi.yaml', source))
  const { bundle: bundled, problems } = await bundle({ ref, config: await createConfig({}) })
  const [problem] = problems
  if (problem) throw new Error(`The description cannot be bundled: ${problem.message}`)
  return bundled.parsed as BundledDescription
}

async function readDialects(): Promise<Record<string, unknown>> {
  const files = (await readdir(new URL('dialects/', source))).toSorted()
  const dialects = await Promise.all(files.map((file) => readYaml(`dialects/${file}`)))
  return Object.fromEntries(files.map((file, index) => [file.replace(/\.yaml$/, ''), dialects[index]]))
}

async function readYaml(path: string): Promise<unknown> {
  return parse(await readFile(new URL(path, source), 'utf8'))
}

function operationIdType({ paths }: BundledDescription): string {
  const calls = Object.values(paths).flatMap((path) => Object.values(path))
  const ids = calls.flatMap(({ operationId }) => operationId ?? []).toSorted()
  return unionOf('OperationId', "An operation of VMmanager's API.", ids)
}

function errorNameType(errors: object): string {
  return unionOf(
    'VmmanagerErrorName',
    'An entry in the catalogue of errors, `errors.yaml`.',
    Object.keys(errors),
  )
}

function unionOf(type: string, meaning: string, names: readonly string[]): string {
  const lines = names.map((name) => `  | '${name}'`)
  return `${banner}\n\n/** ${meaning} */\nexport type ${type} =\n${lines.join('\n')}\n`
}

/** Types are closed, unlike the responses themselves: what nobody described nobody may rely upon. */
async function typesOf(schemas: Readonly<Record<string, object>>): Promise<string> {
  const names = Object.keys(schemas)
  const definitions = JSON.stringify(schemas).replaceAll(schemasPrefix, '#/definitions/')
  const root = {
    type: 'object' as const,
    description: 'Every schema of the description by its name.',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }])),
    definitions: JSON.parse(definitions),
  }
  return compile(root, 'VmmanagerSchemas', {
    additionalProperties: false,
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
}
