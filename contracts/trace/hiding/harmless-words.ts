import { type JsonSchema, openapi } from '../../vmmanager/description.ts'
import { once } from '../../vmmanager/once.ts'
import { isSecretName } from '../secret-places.ts'

const words = once(() => wordsIn(openapi, new Set()))

/** True for a word of the API itself, which means that wherever it stands, also where somebody takes it for a password. */
export function isHarmlessWord(word: string): boolean {
  return words().has(word)
}

const numberNames = once(() => namesOfNumbersIn(openapi.components.schemas, new Set()))

/** True for a name under which the API has numbers, and no secret. */
export function isNumberName(name: string): boolean {
  return numberNames().has(name) && !isSecretName(name)
}

function namesOfNumbersIn(node: object, found: Set<string>): Set<string> {
  for (const [name, held] of Object.entries(node)) {
    if (typeof held !== 'object' || held === null) continue
    const { type } = held as JsonSchema
    if ([type].flat().some((one) => one === 'integer' || one === 'number')) found.add(name)
    namesOfNumbersIn(held, found)
  }
  return found
}

function wordsIn(node: unknown, found: Set<string>): Set<string> {
  if (typeof node !== 'object' || node === null) return found
  for (const [key, held] of Object.entries(node)) {
    found.add(key)
    if (key === 'enum' && Array.isArray(held)) for (const value of held) found.add(String(value))
    wordsIn(held, found)
  }
  return found
}
