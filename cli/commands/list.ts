import { basename, dirname } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import type { Language } from '../../reports/i18n/messages.ts'
import { nearestOf } from '../../scenarios/language/nearest-name.ts'
import { findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { type LoadedScenario, loadScenarios } from '../../scenarios/load/load-scenario.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { languageOption, parsePlatforms } from '../options/parsers.ts'

interface ListOptions {
  readonly tag?: string
  readonly theme?: string
  readonly platform: readonly Platform[]
  readonly lang: Language
  readonly json?: true
}

const examples = `
Examples:
  vmharness list
  vmharness list --theme regressions --tag money
  vmharness list --platform clouden --lang ru
  vmharness list my-scenarios --json`

/** `vmharness list`: what scenarios there are. */
export const listCommand: AddCommand = (program, { stdout }, done) => {
  program
    .command('list')
    .summary('what scenarios there are')
    .description('Lists scenarios: the shipped ones, or those at the given paths. Themes are their folders.')
    .argument('[path...]', 'scenario files or folders')
    .option('--tag <name>', 'those with this tag')
    .option('--theme <name>', 'those in the folder of this name')
    .option(
      '--platform <name>',
      'those for billmanager, clouden or all',
      parsePlatforms,
      parsePlatforms('all'),
    )
    .addOption(languageOption('language of the titles'))
    .option('--json', 'one JSON object a line, for programs')
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], options: ListOptions) => {
      const loaded = await loadScenarios(await findScenarioFiles(paths))
      const rows = loaded.map((each) => rowOf(each, options.lang))
      refuseUnknown(
        'tag',
        options.tag,
        rows.flatMap(({ tags }) => tags),
      )
      refuseUnknown(
        'theme',
        options.theme,
        rows.map(({ theme }) => theme),
      )
      const wanted = rows.filter((row) => isWanted(row, options))
      const lines = options.json === true ? wanted.map((row) => JSON.stringify(row)) : table(wanted)
      stdout.write(lines.map((line) => `${line}\n`).join(''))
      done(exitCodes.good)
    })
}

interface Row {
  readonly scenario: string
  readonly file: string
  readonly theme: string
  readonly title: string
  readonly purpose: string
  readonly tags: readonly string[]
  readonly platforms: readonly Platform[]
}

function rowOf({ name, file, scenario }: LoadedScenario, language: Language): Row {
  const { tags = [], platforms = parsePlatforms('all') } = scenario
  const { title, purpose } = (language === 'ru' ? scenario.ru : undefined) ?? scenario
  return { scenario: name, file, theme: basename(dirname(file)), title, purpose, tags, platforms }
}

/** A word that no scenario has is a slip of the hand, and an empty list would hide it. */
function refuseUnknown(what: 'tag' | 'theme', wanted: string | undefined, known: readonly string[]): void {
  if (wanted === undefined || known.includes(wanted)) return
  const nearest = nearestOf(wanted, [...new Set(known)])
  const hint = nearest === undefined ? '' : `; the nearest is ${nearest}`
  throw new HarnessError('VMH_USAGE', {
    problem: `no scenario has the ${what} ${wanted}${hint}`,
    help: '`vmharness list`, which shows every tag and theme',
  })
}

function isWanted({ tags, theme, platforms }: Row, wanted: ListOptions): boolean {
  const isTagged = wanted.tag === undefined || tags.includes(wanted.tag)
  const isThemed = wanted.theme === undefined || theme === wanted.theme
  return isTagged && isThemed && platforms.some((platform) => wanted.platform.includes(platform))
}

function table(rows: readonly Row[]): readonly string[] {
  const [nameWidth, themeWidth] = [widest(rows, 'scenario'), widest(rows, 'theme')]
  return rows.map(({ scenario, theme, title, tags }) => {
    const words = tags.length === 0 ? '' : ` [${tags.join(', ')}]`
    return `${scenario.padEnd(nameWidth)}  ${theme.padEnd(themeWidth)}  ${title}${words}`
  })
}

function widest(rows: readonly Row[], column: 'scenario' | 'theme'): number {
  return Math.max(0, ...rows.map((row) => row[column].length))
}
