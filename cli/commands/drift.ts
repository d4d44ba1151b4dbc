import type { Platform } from '../../contracts/trace/trace-event.ts'
import { driftJson, driftLines, driftOutcome, type DriftOutcome } from '../../reports/drift/drift-lines.ts'
import type { Language } from '../../reports/i18n/messages.ts'
import { renderDrift } from '../../reports/drift/render-drift.ts'
import { connect } from '../../scenarios/targets/real/connection.ts'
import { lookForDrift } from '../../scenarios/targets/real/drift/look-for-drift.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { languageOption, parseDialect, parsePlatforms, parseWhole } from '../options/parsers.ts'
import { writeWhole } from '../output/write-whole.ts'
import { findTarget } from '../real/find-target.ts'
import { usesColour } from '../output/uses-colour.ts'

interface DriftOptions {
  readonly target: string
  readonly config?: string
  readonly dialect?: string
  readonly platform: readonly Platform[]
  readonly samples: number
  readonly description?: readonly string[]
  readonly output?: string
  readonly lang: Language
  readonly color: boolean
  readonly json?: true
}

const outcomeCodes: Readonly<Record<DriftOutcome, number>> = {
  same: exitCodes.good,
  drifted: exitCodes.good,
  breaking: exitCodes.bad,
  blind: exitCodes.environment,
}

const examples = `
Examples:
  vmharness drift --target staging
  vmharness drift --target staging --platform clouden --json
  vmharness drift --target staging --description vm.json auth_v4.json -o drift.json`

const usualWidth = 80

/** `vmharness drift`: in which ways a real VMmanager is other than the contract, and what that breaks. */
export const driftCommand: AddCommand = (program, { stdout, env }, done) => {
  program
    .command('drift')
    .summary('how a real VMmanager differs from the contract, and what that breaks')
    .description(
      'Reads the responses and the API description of a target, changes nothing, and compares them with the contract ' +
        'and its dialects. Exit code 1 when a difference breaks a platform. The last line holds the totals.',
    )
    .requiredOption('--target <name>', 'a target of the configuration')
    .option('--config <file>', 'where targets are described; vmharness.config.yaml when absent')
    .option('--dialect <release>', 'in place of that of the target', parseDialect)
    .option('--platform <name>', 'billmanager, clouden or all', parsePlatforms, parsePlatforms('all'))
    .option('--samples <number>', 'items of each list whose details are read', parseWhole(1, 100), 3)
    .option(
      '--description <place...>',
      'OpenAPI 3 or Swagger 2, files or URLs; looked for on the target when absent',
    )
    .option('-o, --output <file>', 'write everything as JSON')
    .option('--json', 'one JSON object a line, the totals last')
    .addOption(languageOption('language of the lines'))
    .option('--no-color', 'plain text; the variable NO_COLOR does the same')
    .addHelpText('after', examples)
    .action(async (options: DriftOptions) => {
      const {
        target,
        config,
        dialect,
        platform: platforms,
        samples,
        description: descriptions = [],
      } = options
      const { json, lang: language, color, output } = options
      const found = await findTarget(target, config)
      await using connection = await connect({ ...found, environment: env, ...(dialect && { dialect }) })
      const drifting = await lookForDrift(connection, { platforms, samples, descriptions })
      const told = { target, platforms, ...drifting }
      if (output !== undefined) await writeWhole(output, driftJson(told))
      const colour = usesColour(color, { stdout, env })
      const style = { language, colour, width: stdout.columns ?? usualWidth }
      stdout.write(json === true ? driftLines(told) : renderDrift(told, style))
      done(outcomeCodes[driftOutcome(drifting.report)])
    })
}
