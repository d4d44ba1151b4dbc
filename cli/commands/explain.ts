import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { explain, explainable, renderExplanation } from '../../reports/explain/explain.ts'
import type { Language } from '../../reports/i18n/messages.ts'
import { nearestName } from '../../scenarios/language/nearest-name.ts'
import { findScenarioFiles } from '../../scenarios/load/find-scenario-files.ts'
import { loadScenarios } from '../../scenarios/load/load-scenario.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { languageOption } from '../options/parsers.ts'

const examples = `
Examples:
  vmharness explain one-vm-per-order     a rule
  vmharness explain reply-lost           a fault
  vmharness explain 3082 --lang ru       an error of VMmanager, by its number
  vmharness explain VMH_INPUT_MISSING    a failure of the harness`

/** `vmharness explain`: what a name in a report means, and why it matters. */
export const explainCommand: AddCommand = (program, { stdout }, done) => {
  program
    .command('explain')
    .summary('what a rule, fault, quirk or error means, and why it matters')
    .description('Explains what a name or code means, why it matters to the business, and how to see it.')
    .argument('<name>', 'a rule, fault, quirk, error of VMmanager (name or number), or VMH_ code')
    .addOption(languageOption('language of the explanation'))
    .addHelpText('after', examples)
    .action(async (name: string, { lang }: { readonly lang: Language }) => {
      const files = await findScenarioFiles([])
      const explanations = explain(name, lang, await loadScenarios(files))
      if (explanations.length === 0) throw unknown(name)
      const width = stdout.columns ?? 100
      stdout.write(explanations.map((each) => renderExplanation(each, lang, width)).join('\n'))
      done(exitCodes.good)
    })
}

function unknown(name: string): HarnessError {
  const near = nearestName(name, explainable)
  const problem = `nothing is named ${name}${near === undefined ? '' : `; did you mean ${near}?`}`
  return new HarnessError('VMH_USAGE', { problem, help: 'vmharness explain --help' })
}
