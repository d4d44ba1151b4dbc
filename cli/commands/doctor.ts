import type { Language } from '../../reports/i18n/messages.ts'
import {
  type SurveyVerdict,
  renderSurvey,
  surveyLines,
  surveyVerdict,
} from '../../reports/survey/render-survey.ts'
import { connect } from '../../scenarios/targets/real/connection.ts'
import { lookAround } from '../../scenarios/targets/real/look-around.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { languageOption, parseDialect } from '../options/parsers.ts'
import { findTarget } from '../real/find-target.ts'
import { usesColour } from '../output/uses-colour.ts'

interface DoctorOptions {
  readonly target: string
  readonly config?: string
  readonly dialect?: string
  readonly lang: Language
  readonly color: boolean
  readonly json?: true
}

const verdictCodes: Readonly<Record<SurveyVerdict, number>> = {
  ready: exitCodes.good,
  'not-ready': exitCodes.bad,
  unreachable: exitCodes.environment,
}

/** `vmharness doctor`: whether runs can work on a real target, and what they would make there. */
export const doctorCommand: AddCommand = (program, surroundings, done) => {
  program
    .command('doctor')
    .summary('can runs work on a real target, and what would they make there')
    .description(
      'Checks whether runs can work on a target of the configuration, and changes nothing. The last line is the verdict.',
    )
    .requiredOption('--target <name>', 'a target of the configuration')
    .option('--config <file>', 'where targets are described; vmharness.config.yaml when absent')
    .option('--dialect <release>', 'in place of that of the target', parseDialect)
    .option('--json', 'one JSON object a line, the verdict last')
    .addOption(languageOption('language of the lines'))
    .option('--no-color', 'plain text; the variable NO_COLOR does the same')
    .addHelpText('after', '\nExample:\n  vmharness doctor --target staging')
    .action(async (options: DoctorOptions) => {
      const { stdout, env } = surroundings
      const { target: name, config, dialect, lang: language, color, json } = options
      const found = await findTarget(name, config)
      await using connection = await connect({ ...found, environment: env, ...(dialect && { dialect }) })
      const { findings } = await lookAround(connection)
      const colour = usesColour(color, { stdout, env })
      stdout.write(
        json === true ? surveyLines(name, findings) : renderSurvey(name, findings, { language, colour }),
      )
      done(verdictCodes[surveyVerdict(findings)])
    })
}
