import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { loadScenario } from './load-scenario.ts'

const story = (more: string): string => `title: A sale of \${tariff}
purpose: To see.
${more}
steps:
  - order: { tariff: '\${tariff}', count: '\${count}' }
expect: { orders: { active: '\${count}' } }
`

describe('a scenario file with a matrix', () => {
  const matrix = story('variables: { count: 2 }\nmatrix: { tariff: [small, large] }')

  it('stands for a scenario at each place, named after it', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'sale.yaml')
    await writeFile(file, matrix)
    const loaded = await loadScenario(file, { count: 5 })
    expect(loaded.map(({ name }) => name)).toEqual([
      'sale[count=5,tariff=small]',
      'sale[count=5,tariff=large]',
    ])
    expect(loaded[1]?.scenario).toMatchObject({
      title: 'A sale of large',
      steps: [{ order: { tariff: 'large', count: 5 } }],
      expect: { orders: { active: 5 } },
    })
  })

  it('tells where a value is not what it has to be, after it was put in place', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'sale.yaml')
    await writeFile(file, matrix.replace('large]', 'enormous]'))
    await expect(loadScenario(file)).rejects.toMatchObject({
      code: 'VMH_SCENARIO_INVALID',
      place: { file, line: 6, column: 22 },
    })
  })
})

describe('a scenario file with a world of its own', () => {
  const worldText = readFileSync(new URL('../../simulators/world-fixtures/small.yaml', import.meta.url))

  const named = (fixture: string): string =>
    `title: t\npurpose: p\nworld: { fixture: ${fixture} }\nsteps: [{ order: {} }]\nexpect: { orders: { active: 1 } }\n`

  it('brings the world that lies beside it', async () => {
    await using folder = await temporaryFolder()
    await mkdir(join(folder.path, 'worlds'))
    await writeFile(join(folder.path, 'worlds', 'mine.yaml'), worldText)
    const file = join(folder.path, 'own.yaml')
    await writeFile(file, named('worlds/mine.yaml'))
    const [loaded] = await loadScenario(file)
    expect(loaded?.fixture).toMatchObject({ clusters: [{ name: 'kvm' }] })
  })

  it.each(['../mine.yaml', '/etc/mine.yaml', 'a/../../mine.yaml'])(
    'does not look outside of its folder: %s',
    async (path) => {
      await using folder = await temporaryFolder()
      const file = join(folder.path, 'own.yaml')
      await writeFile(file, named(path))
      await expect(loadScenario(file)).rejects.toMatchObject({ code: 'VMH_SCENARIO_INVALID' })
    },
  )

  it('tells when the world is not there', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'own.yaml')
    await writeFile(file, named('mine.yaml'))
    await expect(loadScenario(file)).rejects.toMatchObject({ code: 'VMH_INPUT_MISSING' })
  })
})
