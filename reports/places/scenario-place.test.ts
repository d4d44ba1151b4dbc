import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogueFolder, findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { scenarioPlace } from './scenario-place.ts'

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
