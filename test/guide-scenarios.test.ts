import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join, relative } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isRecord } from '../contracts/vmmanager/is-record.ts'
import { parseScenario } from '../scenarios/language/parse-scenario.ts'
import { makePlan } from '../scenarios/plan/make-plan.ts'
import { runPlan } from '../scenarios/run/run-plan.ts'
import { codeBlocks } from './code-blocks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Told {
  readonly place: string
  readonly text: string
}

/** Every scenario that a guide prints, and every one that an example holds. */
async function scenariosOfGuides(): Promise<readonly Told[]> {
  const folders = await Promise.all(
    ['docs', 'examples'].map((folder) =>
      readdir(join(root, folder), { recursive: true, withFileTypes: true }),
    ),
  )
  const files = folders.flat().map(({ parentPath, name }) => join(parentPath, name))
  const pages = [join(root, 'README.md'), join(root, 'README.ru.md'), ...files]
  const told = await Promise.all(
    pages
      .filter((file) => /\.(?:md|ya?ml)$/.test(file) && !file.includes('node_modules'))
      .map(async (file) => {
        const text = await readFile(file, 'utf8')
        const blocks = file.endsWith('.md') ? codeBlocks(text, 'yaml') : [text]
        return blocks.map((block, index) => ({ place: `${relative(root, file)} ${index + 1}`, text: block }))
      }),
  )
  return told.flat().filter(({ text }) => isScenario(text))
}

function isScenario(text: string): boolean {
  try {
    const value: unknown = parse(text)
    return isRecord(value) && 'steps' in value && 'title' in value && 'purpose' in value
  } catch {
    return false
  }
}

let told: readonly Told[]
beforeAll(async () => {
  told = await scenariosOfGuides()
})

it('every guide that shows a scenario is walked', () => {
  expect(told.map(({ place }) => place)).toEqual(
    expect.arrayContaining(
      ['README.md 1', 'docs/write-a-scenario.md 3'].map(
        (place) => expect.stringContaining(place.split(' ')[0] ?? '') as string,
      ),
    ),
  )
  expect(told.length).toBeGreaterThan(6)
})

it(
  'every scenario of a guide passes as printed, or fails where it shows a defect, and what it asks for is done',
  { timeout: 60_000 },
  async () => {
    for (const { place, text } of told) {
      for (const { scenario } of parseScenario(text, place)) {
        for (const platform of scenario.platforms ?? (['billmanager', 'clouden'] as const)) {
          const plan = makePlan(place, scenario, {
            platform,
            target: 'simulated',
            dialect: '2024.03',
            seed: 1,
            clock: 'virtual',
          })
          const { verdict, findings, actions = [] } = await runPlan(plan)
          const undone = actions.filter(({ outcome }) => outcome !== 'done')
          expect({ place, platform, verdict, findings, undone }).toEqual({
            place,
            platform,
            verdict: scenario.quirks === undefined ? 'passed' : 'failed',
            findings: scenario.quirks === undefined ? [] : findings,
            undone: scenario.expect.actions === undefined && scenario.expect.on === undefined ? [] : undone,
          })
        }
      }
    }
  },
)
