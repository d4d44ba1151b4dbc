import { failures } from '../../contracts/failures/failures.ts'
import { vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import { quirks } from '../../simulators/quirks/quirks.ts'
import { type Language, messages } from '../i18n/messages.ts'
import { explainError } from './explain-error.ts'
import { explainFailure } from './explain-failure.ts'
import { explainFault } from './explain-fault.ts'
import { explainQuirk, type NamedScenario } from './explain-quirk.ts'
import { explainRule } from './explain-rule.ts'
import type { Explanation } from './explanation.ts'

/** Everything that can be explained, by name. */
export const explainable: readonly string[] = [
  ...Object.keys(messages.en.rules),
  ...Object.keys(faultDefinitions),
  ...Object.keys(quirks),
  ...Object.keys(vmmanagerErrors),
  ...Object.keys(failures),
]

/**
 * What a name stands for: several things where a fault and an error share one, nothing where it is not known.
 *
 * @param name - of a rule, fault, quirk or error, the number of an error, or a VMH_ code
 * @param catalogue - the scenarios from which commands are taken
 */
export function explain(
  name: string,
  language: Language,
  catalogue: readonly NamedScenario[],
): readonly Explanation[] {
  return [
    explainRule(name, language, catalogue),
    explainFault(name, language, catalogue),
    explainQuirk(name, language, catalogue),
    explainError(name, language, catalogue),
    explainFailure(name, language),
  ].filter((explanation) => explanation !== undefined)
}
