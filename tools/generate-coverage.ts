import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import {
  type OperationCoverage,
  countByLevel,
  coverage,
  evidenceLevels,
} from '../contracts/vmmanager/coverage.ts'
import { dialects } from '../contracts/vmmanager/dialect.ts'
import type { Evidence } from '../contracts/vmmanager/evidence.ts'
import { operationHandlers } from '../simulators/vmmanager/operations/operation-handlers.ts'

const source = new URL('../contracts/vmmanager/', import.meta.url)

/** What the description leaves out, and why. */
export interface NotCovered {
  readonly what: string
  readonly why: string
}

/** What the simulator does where nobody knows what VMmanager does. */
export interface Deviation {
  readonly about: string
  readonly simulator: string
}

/**
 * The page that tells which calls of VMmanager the contract covers, how well each is known, which of them the
 * simulator does, and where it makes things up. Returns file contents by path and writes nothing.
 */
export async function generateCoverage(
  implemented: ReadonlySet<string> = new Set(operationHandlers.keys()),
): Promise<ReadonlyMap<string, string>> {
  const [notCovered, deviations] = await Promise.all([
    readYaml<readonly NotCovered[]>('not-covered.yaml'),
    readYaml<readonly Deviation[]>('deviations.yaml'),
  ])
  const { operations, claims } = coverage()
  const sections = [
    '# Coverage of the VMmanager API',
    '<!-- Made by `npm run generate`; edit the source that it is made from. -->',
    lead(operations, implemented),
    countTable(claims),
    ...tagsOf(operations).map((tag) => tagSection(tag, operations, implemented)),
    '## Not covered',
    table(
      ['what', 'why'],
      notCovered.map(({ what, why }) => [what, why]),
    ),
    '## Known simplifications',
    'Where nobody has published what VMmanager does, the simulator has to do something. All of this is made up.',
    table(
      ['about', 'what the simulator does'],
      deviations.map(({ about, simulator }) => [about, simulator]),
    ),
  ]
  return new Map([['docs/coverage.md', `${sections.join('\n\n')}\n`]])
}

async function readYaml<Content>(path: string): Promise<Content> {
  return parse(await readFile(new URL(path, source), 'utf8')) as Content
}

function lead(operations: readonly OperationCoverage[], implemented: ReadonlySet<string>): string {
  const done = operations.filter(({ id }) => implemented.has(id)).length
  return [
    `The contract describes ${operations.length} calls; the simulator does ${done} of them and refuses the others.`,
    'A fact is _documented_ by the vendor, _observed_ in the code of a working client, or _inferred_.',
    '`vmharness contract` lists what is inferred, down to single fields.',
  ].join('\n')
}

function countTable(claims: Parameters<typeof countByLevel>[0]): string {
  const rows = Array.from(countByLevel(claims), ([kind, count]) => [
    kind,
    ...evidenceLevels.map((level) => String(count[level])),
  ])
  return table(['', ...evidenceLevels], rows)
}

function tagsOf(operations: readonly OperationCoverage[]): readonly string[] {
  return [...new Set(operations.map(({ tag }) => tag))]
}

function tagSection(
  tag: string,
  operations: readonly OperationCoverage[],
  implemented: ReadonlySet<string>,
): string {
  const rows = operations
    .filter((operation) => operation.tag === tag)
    .map(({ id, method, path, evidence, dialects }) => [
      `\`${id}\``,
      `\`${method} ${path}\``,
      evidence.level,
      link(evidence),
      dialectWords(dialects),
      implemented.has(id) ? 'yes' : '',
    ])
  return `## ${tag}\n\n${table(['operation', 'call', 'evidence', 'source', 'dialects', 'simulated'], rows)}`
}

function link({ source }: Evidence): string {
  if (!source.startsWith('https://')) return `[${source}](https://github.com/${source})`
  return `[${source.split('/').findLast((part) => part !== '')}](${source})`
}

function dialectWords(names: readonly string[]): string {
  return names.length === dialects.length ? 'all' : names.join(', ')
}

/** A Markdown table whose columns are aligned, as the formatter wants them. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map((row) => line(row))].join(
    '\n',
  )
}
