import {
  type Claim,
  type Coverage,
  countByLevel,
  coverage,
  evidenceLevels,
} from '../../contracts/vmmanager/coverage.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { parseDialect } from '../options/parsers.ts'

const kinds: Readonly<Record<Claim['kind'], string>> = {
  operation: 'operations',
  field: 'fields',
  dialect: 'dialect facts',
  error: 'errors',
}

/** `vmharness contract`: how well the contract is known. */
export const contractCommand: AddCommand = (program, { stdout }, done) => {
  program
    .command('contract')
    .summary('how well the contract is known')
    .description(
      'Shows how much of the VMmanager contract is documented, observed in working clients or inferred, ' +
        'and lists what is inferred and from what.',
    )
    .option('--dialect <name>', 'only what holds in that dialect', parseDialect)
    .option(
      '--json',
      'one JSON object a line for each operation, field, dialect fact and error, for programs',
    )
    .addHelpText('after', '\nExamples:\n  vmharness contract\n  vmharness contract --dialect 2024.03 --json')
    .action(({ dialect, json }: { readonly dialect?: string; readonly json?: true }) => {
      const covered = coverage(dialect)
      const lines = json === true ? jsonLines(covered) : [...countLines(covered), ...inferredLines(covered)]
      stdout.write(`${lines.join('\n')}\n`)
      done(exitCodes.good)
    })
}

function jsonLines({ operations, claims }: Coverage): readonly string[] {
  const byId = new Map(
    operations.map(({ disputed, ...operation }) => [operation.id, { operation, disputed }]),
  )
  return claims.map(({ kind, name, evidence }) => {
    const found = kind === 'operation' ? byId.get(name) : undefined
    const more = found && { ...found.operation, disputed: Object.fromEntries(found.disputed) }
    return JSON.stringify({ kind, name, ...more, evidence })
  })
}

function countLines({ claims }: Coverage): readonly string[] {
  const rows = Array.from(countByLevel(claims), ([kind, count]) => {
    const total = evidenceLevels.reduce((sum, level) => sum + count[level], 0)
    const cells = evidenceLevels.map((level) => `${count[level]}${percent(count[level], total).padStart(6)}`)
    return [kinds[kind], ...cells, String(total)]
  })
  return [['', ...evidenceLevels, 'all'], ...rows].map(([name = '', ...cells]) =>
    [name.padEnd(13), ...cells.map((cell) => cell.padStart(12))].join(''),
  )
}

function percent(part: number, total: number): string {
  return `${Math.round((100 * part) / total)} %`
}

function inferredLines({ operations, claims }: Coverage): readonly string[] {
  const places = new Map(operations.map(({ id, method, path }) => [id, ` (${method} ${path})`]))
  const inferred = claims.filter(({ evidence }) => evidence.level === 'inferred')
  return Object.entries(kinds).flatMap(([kind, heading]) => {
    const lines = inferred
      .filter((claim) => claim.kind === kind)
      .map(({ name, evidence: { source, note } }) => {
        const place = kind === 'operation' ? (places.get(name) ?? '') : ''
        return `  ${name}${place}: ${source}${note === undefined ? '' : `. ${note}`}`
      })
    return lines.length === 0 ? [] : [`\nInferred ${heading}, and from what`].concat(lines)
  })
}
