/** The id of a run within the page, from its place among the runs. */
export function runAnchor(index: number): string {
  return `run-${index + 1}`
}

/** The id of a finding within the page, from its place among the findings of its run. */
export function findingAnchor(run: number, finding: number): string {
  return `${runAnchor(run)}-finding-${finding + 1}`
}

/** The id of the list of all exchanges of a run. */
export function exchangesAnchor(run: number): string {
  return `${runAnchor(run)}-exchanges`
}

/** The id of a rule within the table of rules. */
export function ruleAnchor(rule: string): string {
  return `rule-${rule}`
}
