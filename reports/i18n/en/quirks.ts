import { type QuirkName, quirks as definitions } from '../../../simulators/quirks/quirks.ts'

/** What each known defect is, as its definition says. */
export const quirks: Readonly<Record<QuirkName, string>> = Object.fromEntries(
  Object.entries(definitions).map(([name, { meaning }]) => [name, meaning]),
) as Record<QuirkName, string>
