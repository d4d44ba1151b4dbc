/** The id of a run within the page, from its place among the runs. */
export function runAnchor(index: number): string {
  return `run-${index + 1}`
}
