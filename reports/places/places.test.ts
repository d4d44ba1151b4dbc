import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogueFolder, findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { contractPlace, scenarioPlace } from './places.ts'
import { openapi } from '../../contracts/vmmanager/description.ts'
import { escapeToken, unescapeToken } from '../../contracts/vmmanager/json-pointer.ts'

describe('the place of a scenario', () => {
  test.each([
    ['my-scenarios/two.yaml', 'my-scenarios/two.yaml'],
    ['./my-scenarios/two.yml', 'my-scenarios/two.yml'],
    ['two.ts', 'two.ts'],
    ['/abs/two.yaml', '/abs/two.yaml'],
    ['../two.yaml', '../two.yaml'],
  ])('of %s is that file', (source, file) => {
    expect(scenarioPlace({ source })).toEqual({ file, line: 1 })
  })

  test('of a shipped one is its file in the package', () => {
    const { file } = scenarioPlace({ source: 'single-order' })
    expect(file).toMatch(/^scenarios\/catalogue\/.*single-order\.yaml$/)
    expect(existsSync(new URL(`../../${file}`, import.meta.url))).toBe(true)
  })

  test('is known of every shipped one', async () => {
    for (const file of await findScenarioFiles([catalogueFolder])) {
      const name = /([^/]+)\.\w+$/.exec(file)?.[1] ?? ''
      const { file: place } = scenarioPlace({ source: name })
      expect(file).toBe(`${catalogueFolder.slice(0, -'scenarios/catalogue'.length)}${place}`)
    }
  })

  test('of a trace whose scenario nobody knows is the trace', () => {
    expect(scenarioPlace({ source: 'two-at-once', trace: 'out/two.ndjson' }).file).toBe('out/two.ndjson')
  })

  test('is the name where there is nothing else', () => {
    expect(scenarioPlace({ source: 'two-at-once' }).file).toBe('two-at-once')
    expect(scenarioPlace({ source: 'constructor' }).file).toBe('constructor')
  })
})

const files = new Map<string, readonly string[]>()

/** The line of the description at which a pointer arrives. */
function lineAt(pointer: string): string {
  const { file, line } = contractPlace(pointer)
  const lines = files.get(file) ?? readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').split('\n')
  files.set(file, lines)
  return lines[line - 1] ?? ''
}

/** Every pointer to an object below a node. */
function pointersIn(node: unknown, pointer: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const inner = Object.entries(node).flatMap(([key, value]) =>
    pointersIn(value, `${pointer}/${escapeToken(key)}`),
  )
  return Array.isArray(node) ? inner : [pointer, ...inner]
}

describe('the place of a pointer into the contract', () => {
  test.each([
    ['#/components/schemas/ClusterItem', 'contracts/vmmanager/schemas/cluster.yaml', 'ClusterItem:'],
    [
      '#/components/schemas/ClusterItem/properties/state',
      'contracts/vmmanager/schemas/cluster.yaml',
      '    state:',
    ],
    ['#/components/parameters/where/schema', 'contracts/vmmanager/parameters.yaml', '  schema:'],
    ['#/paths/~1vm~1v3~1host', 'contracts/vmmanager/paths/host.yaml', 'Host:'],
    ['#/paths/~1vm~1v3~1host/post', 'contracts/vmmanager/paths/host.yaml', '  post:'],
    ['#/paths/~1vm~1v3~1host/post/responses', 'contracts/vmmanager/paths/host.yaml', '    responses:'],
    ['#/paths/~1vm~1v3~1host~1{host_id}/get', 'contracts/vmmanager/paths/host.yaml', '  get:'],
    ['#/paths', 'contracts/vmmanager/openapi.yaml', 'paths:'],
  ])('%s is in %s', (pointer, file, begin) => {
    expect(contractPlace(pointer).file).toBe(file)
    expect(lineAt(pointer).startsWith(begin)).toBe(true)
  })

  test.each([
    '#',
    '',
    '#/',
    '#/nothing/of/this',
    '#/components/schemas/Unheard',
    '#/components/schemas/constructor',
  ])('%s is the beginning of the whole description', (pointer) => {
    expect(contractPlace(pointer)).toEqual({ file: 'contracts/vmmanager/openapi.yaml', line: 1 })
  })

  test('that goes deeper than anything with a line of its own is what is around it', () => {
    const property = '#/components/schemas/ClusterItem/properties/state'
    expect(contractPlace(`${property}/type/0/none`)).toEqual(contractPlace(property))
    expect(contractPlace('#/components/schemas/ClusterItem/properties/none')).toEqual(
      contractPlace('#/components/schemas/ClusterItem'),
    )
  })

  test('is the line that names it, for every schema and parameter', () => {
    for (const section of ['schemas', 'parameters'] as const) {
      for (const name of Object.keys(openapi.components[section] ?? {}))
        expect(lineAt(`#/components/${section}/${name}`)).toMatch(new RegExp(`^${name}:`))
    }
  })

  test('is the line that names it, for every property of every schema', () => {
    const wrong = Object.entries(openapi.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.keys(properties)
        .map((property) => ({ property, pointer: `#/components/schemas/${name}/properties/${property}` }))
        .filter(({ property, pointer }) => !new RegExp(`\\b${property}['"]?:`).test(lineAt(pointer))),
    )
    expect(wrong).toEqual([])
  })

  test('is the line that names it, for every call', () => {
    const wrong = Object.entries(openapi.paths).flatMap(([template, calls]) =>
      (['get', 'post', 'delete'] as const)
        .filter((method) => calls[method] !== undefined)
        .map((method) => ({ method, pointer: `#/paths/${escapeToken(template)}/${method}` }))
        .filter(({ method, pointer }) => !lineAt(pointer).startsWith(`  ${method}:`)),
    )
    expect(wrong).toEqual([])
  })

  test('never leaves its part: each pointer comes out in the file of what it is in', () => {
    for (const [name, schema] of Object.entries(openapi.components.schemas)) {
      const whole = `#/components/schemas/${name}`
      const places = pointersIn(schema, whole).map((pointer) => contractPlace(unescapeToken(pointer)))
      expect(new Set(places.map(({ file }) => file))).toEqual(new Set([contractPlace(whole).file]))
    }
  })
})
