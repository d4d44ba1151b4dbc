import { markup, type Markup } from './markup.ts'

/** By what the script of the page filters. */
export interface FilterData {
  readonly verdict?: string
  readonly parties: readonly string[]
  readonly rules: readonly string[]
}

/** Separates names in an attribute: no name of a party or a rule has it. */
const separator = '|'

/** The attributes by which a run or a finding is found. */
export function filterData({ verdict, parties, rules }: FilterData): Markup {
  const own = verdict === undefined ? undefined : markup` data-verdict="${verdict}"`
  return markup`${own} data-party="${parties.join(separator)}" data-rule="${rules.join(separator)}"`
}
