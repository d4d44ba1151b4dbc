import type { ErrorObject } from 'ajv'
import { expectation } from './expectation.ts'
import { escapeToken } from './json-pointer.ts'
import type { Mismatch } from './mismatch.ts'
import { secretNames } from './secret-names.ts'
import { kindOf, shortJson } from './short-json.ts'
import type { SpecialisedDescription } from './specialise.ts'

/** Keywords that say no more than that a branch is not the one which was meant. */
const wrongBranch: ReadonlySet<string> = new Set(['type', 'enum', 'false schema'])

/** Ajv's errors (made with `allErrors` and `verbose`) in the words of the contract, without the noise of `anyOf`. */
export function mismatchesOf(
  errors: readonly ErrorObject[],
  description: SpecialisedDescription,
): readonly Mismatch[] {
  return telling(errors).map((error) => mismatchOf(error, description))
}

/**
 * Ajv tells the errors of every branch and then that of `anyOf` itself. Where one branch was plainly meant, its
 * errors say more; where none was, one error about all branches does. Rests on the rule, proven by a test of the
 * description, that a schema with `anyOf` asserts nothing beside it.
 */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const kept: ErrorObject[] = []
  for (const error of errors) {
    if (error.keyword !== 'anyOf') {
      kept.push(error)
      continue
    }
    const first = kept.findIndex((other) => isWithin(other.instancePath, error.instancePath))
    const inBranches = first < 0 ? [] : kept.splice(first)
    const meant = inBranches.filter(
      (other) => !(wrongBranch.has(other.keyword) && other.instancePath === error.instancePath),
    )
    kept.push(...(meant.length > 0 ? meant : [error]))
  }
  return kept
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`)
}

function mismatchOf(error: ErrorObject, description: SpecialisedDescription): Mismatch {
  const property = propertyOf(error)
  const named = property === undefined ? {} : { property }
  return {
    keyword: error.keyword,
    pointer: property === undefined ? error.instancePath : `${error.instancePath}/${escapeToken(property)}`,
    ...named,
    expected: expectation(error, description),
    actual: actualOf(error, property),
    place: description.pointers.get(error.parentSchema ?? {}) ?? '#',
  }
}

function propertyOf({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === 'required') return String(params['missingProperty'])
  if (keyword === 'additionalProperties') return String(params['additionalProperty'])
  return undefined
}

function actualOf({ keyword, instancePath, data }: ErrorObject, property: string | undefined): string {
  if (keyword === 'required') return 'nothing'
  // The value of an unknown property may be a secret whose name was misspelt.
  if (property !== undefined) return kindOf((data as Readonly<Record<string, unknown>>)[property])
  return mayShow(instancePath, data) ? shortJson(data) : kindOf(data)
}

/** Text in the place of a whole body may be a cut body with secrets in it. */
function mayShow(instancePath: string, data: unknown): boolean {
  if (instancePath === '' && typeof data === 'string') return false
  return !instancePath.split('/').some((token) => secretNames.has(token))
}
