import type { Misbehave, Quirk } from './quirk.ts'
import { type QuirkName, quirks } from './quirks.ts'

/** The named quirks of one side as one: the first is nearest to its owner. Undefined where there are none. */
export function misbehaving(names: readonly QuirkName[], party: Quirk['party']): Misbehave | undefined {
  const [first, ...others] = names
    .filter((name) => quirks[name].party === party)
    .map((name) => quirks[name].begin())
  return first && others.reduce(within, first)
}

function within(outer: Misbehave, inner: Misbehave): Misbehave {
  return (request, send) => outer(request, (asked) => inner(asked, send))
}
