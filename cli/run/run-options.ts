import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { defaultChoices } from '../../scenarios/plan/default-choices.ts'
import type { Shard } from '../../scenarios/shard/shard.ts'
import type { ReportOptions } from '../commands/report-options.ts'
import {
  parseClock,
  parseDialects,
  parsePlatforms,
  parseVariable,
  parseWhole,
  unusable,
} from '../options/parsers.ts'
import type { RunChoices } from './plan-runs.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** What each CI system tells a job about its place among its siblings. */
const systems: readonly {
  readonly index: string
  readonly of: string
  /** What the first job is called. */
  readonly first: 0 | 1
}[] = [
  { index: 'VMHARNESS_SHARD_INDEX', of: 'VMHARNESS_SHARD_COUNT', first: 1 },
  // GitLab, `parallel:`.
  { index: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', first: 1 },
  // An indexed job of Kubernetes knows its index; how many there are has to be put into its template.
  { index: 'JOB_COMPLETION_INDEX', of: 'JOB_COMPLETIONS', first: 0 },
  // GitHub has them as strategy.job-index and strategy.job-total, which a workflow puts into these.
  { index: 'STRATEGY_JOB_INDEX', of: 'STRATEGY_JOB_TOTAL', first: 0 },
]

/** The pairs of variables that can name a part. */
export const shardVariables: readonly string[] = systems.map(({ index, of }) => `${index} and ${of}`)

/** Reads `3/8`. */
export function parseShard(text: string): Shard | 'auto' {
  if (text === 'auto') return 'auto'
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number)
  if (index === undefined || of === undefined || index < 1 || index > of || of > 1000)
    throw unusable('such as 3/8, or auto for what the CI system says')
  return { index, of }
}

/** The shard that the variables of the CI system name; undefined where they name none. */
export function shardFrom(variables: Variables): Shard | undefined {
  for (const { index, of, first } of systems) {
    const [place, count] = [variables[index], variables[of]].map((text) => Number(text || Number.NaN))
    if (place === undefined || count === undefined) continue
    const shard = { index: place - first + 1, of: count }
    if (Number.isInteger(shard.index) && shard.index >= 1 && shard.index <= shard.of) return shard
  }
  return undefined
}

/** What `vmharness run` was asked for. */
export interface RunOptions extends ReportOptions, RunChoices {
  readonly jobs: number
  readonly out?: string
  readonly quiet?: true
  readonly shard?: Shard | 'auto'
  readonly watch?: true
  readonly config?: string
  readonly profile?: string
  readonly dryRun?: true
}

const examples = `
Examples:
  vmharness run                                    every shipped scenario on both platforms
  vmharness run single-order --platform clouden    one of them on one platform
  vmharness run --dialect all                      against every release that is known
  vmharness run my-scenarios --out out             your own; traces and reports go to out/
  vmharness run --report junit=junit.xml           for the CI server
  vmharness run --profile staging.yaml             as slow as that VMmanager; see calibrate
  vmharness run --shard 3/8 --out out              one of eight machines; see report merge
  vmharness run --target staging                   a real VMmanager (docs/real-targets.md)`

/** The words and options of the verb, but for those that every verb with a report has. */
export function describeRun(command: Command): Command {
  return command
    .summary('run scenarios on platforms against a target; judge; report')
    .description('Runs scenarios: the shipped ones, or those named or found at the given paths.')
    .argument('[path...]', 'scenario files, folders, or names of shipped scenarios')
    .option('--platform <name>', 'billmanager, clouden or all', parsePlatforms, parsePlatforms('all'))
    .option(
      '--target <name>',
      'simulated, simulated-http for real sockets, or a name of the configuration for a real VMmanager',
      defaultChoices.target,
    )
    .option('--dialect <release>', 'wire behaviour of one release of VMmanager, or all', parseDialects, [
      defaultChoices.dialect,
    ])
    .option(
      '--seed <number>',
      'the same seed gives the same run',
      parseWhole(0, 2 ** 31 - 1),
      defaultChoices.seed,
    )
    .option('--var <name=value>', 'value of a variable of the scenarios; may be repeated', parseVariable)
    .option('--profile <file>', 'durations, latencies and dialect, as calibrate wrote them')
    .option('--clock <name>', 'virtual, real or scaled:N', parseClock, defaultChoices.clock)
    .option('--jobs <number>', 'runs at once', parseWhole(1, 64), availableParallelism())
    .option('--shard <i/n>', 'run part i of n; auto takes it from the variables of the CI system', parseShard)
    .option('--out <folder>', 'write traces and reports there')
    .option('--watch', 'run again what a changed scenario, world or contract affects, until Ctrl-C')
    .option('--quiet', 'no progress')
    .option('--config <file>', 'objectives for all runs, and real targets; vmharness.config.yaml when absent')
    .option('--dry-run', 'show what would be created on a real target, and change nothing there')
    .addHelpText('after', examples)
}
