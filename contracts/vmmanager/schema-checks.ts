import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Mismatch, conforming } from './mismatch.ts'
import { mismatchesOf } from './mismatches-of.ts'
import { once } from './once.ts'
import type { SpecialisedDescription } from './specialise.ts'

/** Says in which ways a value departs from one schema. */
export type SchemaCheck = (value: unknown) => readonly Mismatch[]

/** What the description holds beside JSON Schema. */
const vocabulary = ['components', 'x-evidence', 'x-dialects', 'x-secret']

/**
 * Makes checks of the description's named schemas, addressed as `#/components/schemas/NAME`. Each is compiled when
 * it is first asked for, and once: compiling costs milliseconds, and most runs use few of them. So is the description.
 */
export function schemaChecks(
  makeDescription: () => SpecialisedDescription,
): (reference: string) => SchemaCheck {
  const description = once(makeDescription)
  const ajv = once(() => ajvWith(description()))
  return (reference) => {
    const validate = ajv().getSchema(`description${reference}`)
    if (!validate) throw new Error(`The description has no ${reference}`)
    return (value) => (validate(value) ? conforming : mismatchesOf(validate.errors ?? [], description()))
  }
}

/** The description is checked against the rules of OpenAPI when it is made, so nothing is checked again here. */
function ajvWith({ components }: SpecialisedDescription): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    validateSchema: false,
    validateFormats: false,
    allowUnionTypes: true,
    // Both are work before the first check: together a third of the time to compile, and nothing gained later.
    meta: false,
    code: { optimize: false },
  })
  ajv.addVocabulary(vocabulary)
  return ajv.addSchema({ components }, 'description')
}
