import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Child } from './child.ts'
import { type Mutant, instrument } from './instrument.ts'
import type { HealthyRun, Reconnaissance } from './trial.ts'

/**
 * The suite score: of the mutants that a machine makes of the mocks, how many do the shipped scenarios see? A mutant is seen
 * when a run no longer passes. One that only a unit test would see counts as survived.
 *
 *   npm run mutants                      a sample of 100
 *   npm run mutants -- --sample 500 --seed 2
 *   npm run mutants -- --sample all --of simulators/clouden
 */
const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    of: { type: 'string', multiple: true },
    workers: { type: 'string', default: '2' },
    least: { type: 'string', default: '0' },
    quiet: { type: 'boolean', default: false },
  },
})
const folders = values.of ?? [
  'simulators/billmanager',
  'simulators/clouden',
  'simulators/client',
  'simulators/platform',
  'simulators/vmmanager',
]

interface Outcome {
  readonly mutant: Mutant
  readonly state: 'seen' | 'survived' | 'not reached'
  readonly by?: string
}

const { folder, mutants } = await instrument(folders)
try {
  const scout = new Child(folder)
  const healthy = await scout.ask<Reconnaissance>({ ask: 'healthy' }, 300_000)
  scout.stop()
  if (healthy === undefined) throw new Error('the healthy sources do not answer')
  const sick = healthy.runs.filter(({ verdict }) => verdict !== 'passed')
  if (sick.length > 0) throw new Error(`not healthy: ${sick.map(({ name }) => name).join(', ')}`)
  const sample = sampleOf(mutants)
  const outcomes = await tryAll(sample, healthy)
  report(outcomes)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** So many of them, drawn by the seed: the same seed draws the same mutants of the same sources. */
function sampleOf(all: readonly Mutant[]): readonly Mutant[] {
  if (values.sample === 'all') return all
  const keyed = all.map((mutant) => ({ mutant, key: hash(`${values.seed}:${mutant.id}`) }))
  return keyed
    .toSorted((one, other) => one.key - other.key)
    .slice(0, Number(values.sample))
    .map(({ mutant }) => mutant)
}

/** FNV-1a, finished by a multiplication so that near texts lie far apart. */
function hash(text: string): number {
  let value = 2_166_136_261
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return Math.imul(value ^ (value >>> 15), 2_246_822_507) >>> 0
}

async function tryAll(sample: readonly Mutant[], healthy: Reconnaissance): Promise<readonly Outcome[]> {
  const waiting = [...sample]
  const outcomes: Outcome[] = []
  const work = async (): Promise<void> => {
    const child = new Child(folder)
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const outcome = await tryOne(child, mutant, healthy)
      outcomes.push(outcome)
      if (!values.quiet) tell(outcome)
    }
    child.stop()
  }
  await Promise.all(Array.from({ length: Number(values.workers) }, work))
  return outcomes
}

/** Quick runs first. A mutant that makes the runs take ten times as long, or for ever, is seen by that. */
async function tryOne(child: Child, mutant: Mutant, { runs, atLoad }: Reconnaissance): Promise<Outcome> {
  const isAtLoad = atLoad.includes(mutant.id)
  const reached = [...runs.entries()]
    .filter(([, { hits }]) => isAtLoad || hits[mutant.id] !== undefined)
    .toSorted(([, one], [, other]) => one.ms - other.ms)
  if (reached.length === 0) return { mutant, state: 'not reached' }
  const question = {
    ask: 'try',
    mutant: mutant.id,
    runs: reached.map(([index]) => index),
    hitLimit: 1000 * Math.max(1, ...reached.map(([, run]) => hitsIn(run, mutant))),
  } as const
  const withinMs = Math.ceil(20_000 + 10 * reached.reduce((sum, [, { ms }]) => sum + ms, 0))
  const answer = isAtLoad
    ? await child.askFresh<{ readonly seenBy?: string; readonly how?: string }>(mutant.id, question, withinMs)
    : await child.ask<{ readonly seenBy?: string; readonly how?: string }>(question, withinMs)
  if (answer === undefined) return { mutant, state: 'seen', by: 'no end' }
  if (answer.seenBy === undefined) return { mutant, state: 'survived' }
  return { mutant, state: 'seen', by: `${answer.how ?? ''}, ${answer.seenBy}` }
}

function hitsIn({ hits }: HealthyRun, { id }: Mutant): number {
  return hits[id] ?? 0
}

function tell({ mutant: { file, line, kind, was, becomes }, state, by }: Outcome): void {
  const mark = { seen: '.', survived: 'S', 'not reached': '-' }[state]
  process.stdout.write(
    `${mark} ${file}:${line} ${kind}: ${was} => ${becomes}${by === undefined ? '' : ` (${by})`}\n`,
  )
}

function report(outcomes: readonly Outcome[]): void {
  const groups = Map.groupBy(
    outcomes,
    ({ mutant }) => folders.find((part) => mutant.file.startsWith(part)) ?? '',
  )
  process.stdout.write(`\n${outcomes.length} of ${mutants.length} mutants, seed ${values.seed}\n`)
  for (const [group, own] of [...groups, ['all', outcomes] as const]) {
    const count = (state: Outcome['state']): number => own.filter((outcome) => outcome.state === state).length
    const reached = own.length - count('not reached')
    process.stdout.write(
      `${group}: ${percent(count('seen'), own.length)} seen, ${percent(count('seen'), reached)} of those reached` +
        ` (${count('seen')} seen, ${count('survived')} survived, ${count('not reached')} not reached)\n`,
    )
  }
  const seen = outcomes.filter(({ state }) => state === 'seen').length
  if ((100 * seen) / outcomes.length < Number(values.least)) {
    process.stdout.write(`less than ${values.least} % are seen\n`)
    process.exitCode = 1
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(0)} %`
}
