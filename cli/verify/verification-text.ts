import type { Outcome, VerifiedInteraction } from '../../scenarios/verify/verified-interaction.ts'

/** How many interactions came out how. */
export type Figures = { readonly interactions: number } & Readonly<Record<Outcome, number>>

export function figuresOf(interactions: readonly VerifiedInteraction[]): Figures {
  const count = (wanted: Outcome): number => interactions.filter(({ outcome }) => outcome === wanted).length
  return {
    interactions: interactions.length,
    verified: count('verified'),
    broken: count('broken'),
    skipped: count('skipped'),
  }
}

/** For people: whatever was not verified and why; the figures last. */
export function verificationText(all: readonly VerifiedInteraction[]): string {
  const told = all.filter(({ outcome }) => outcome !== 'verified').flatMap(linesOf)
  const { interactions, verified, broken, skipped } = figuresOf(all)
  const figures = `interactions: ${verified} verified, ${broken} broken, ${skipped} skipped (${interactions} in all)`
  return `${[...told, figures].join('\n')}\n`
}

function linesOf({
  outcome,
  consumer,
  description,
  given,
  problems,
}: VerifiedInteraction): readonly string[] {
  const states = given.length === 0 ? '' : ` (given ${given.join(', ')})`
  return [`${outcome} ${consumer}: ${description}${states}`, ...problems.map((problem) => `  ${problem}`)]
}

/** For programs: one line of JSON for each interaction; the figures last. */
export function verificationLines(all: readonly VerifiedInteraction[]): string {
  const lines = [...all, figuresOf(all)]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
