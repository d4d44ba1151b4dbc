import { redact } from '../trace/redact.ts'
import type { Platform } from '../trace/trace-event.ts'
import type { Departure } from './departure.ts'
import type { Interaction } from './interaction.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** A departure, and what it does to each platform. */
export interface Drift extends Omit<Departure, 'reality'> {
  readonly verdicts: Readonly<Partial<Record<Platform, Verdict>>>
}

/** Judges a departure for some platforms. What a foreign server has written into it can be shown afterwards. */
export function driftOf(
  { reality, ...told }: Departure,
  interactions: readonly Interaction[],
  platforms: readonly Platform[],
): Drift {
  const verdicts = platforms.map((platform) => {
    const own = interactions.filter((interaction) => interaction.platform === platform)
    return [platform, verdictOf({ ...told, reality }, own)] as const
  })
  const { path, pointer, expected, actual } = told
  return {
    ...told,
    path: visible(path),
    pointer: visible(pointer),
    expected: visible(expected),
    actual: visible(redact(actual)),
    verdicts: Object.fromEntries(verdicts),
  }
}

/** Whether some platform cannot live with it. */
export function isBreaking({ verdicts }: Pick<Drift, 'verdicts'>): boolean {
  return Object.values(verdicts).some(({ kind }) => kind === 'breaking')
}

/** Nobody names a field at greater length. */
const mostCharacters = 160

/** The text with what would steer a terminal, or reverse what is read there, as escapes. */
function visible(text: string): string {
  const cut = text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1).toWellFormed()}…`
  return cut.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
