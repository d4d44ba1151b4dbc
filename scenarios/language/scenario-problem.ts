/** Keys and list positions that lead from the top of a scenario to a place in it. */
export type ScenarioPath = readonly (string | number)[]

/** One thing that is wrong with a scenario. */
export interface ScenarioProblem {
  readonly path: ScenarioPath
  /** Whether the key at the end of `path` is to blame, or the value under it. */
  readonly at: 'key' | 'value'
  /** A sentence for the author of the scenario, without a full stop. */
  readonly message: string
}

/** The end of a path as an author would name it: `count`, `steps[2]`; `A scenario` for the top. */
export function pathLabel(path: ScenarioPath): string {
  const lastKey = path.findLastIndex((segment) => typeof segment === 'string')
  const [key, ...indexes] = path.slice(Math.max(lastKey, 0))
  return key === undefined ? 'A scenario' : `\`${key}${indexes.map((index) => `[${index}]`).join('')}\``
}

/** The whole path: `steps[0].order.count`. */
export function pathText(path: ScenarioPath): string {
  return path
    .map((segment) => (typeof segment === 'number' ? `[${segment}]` : `.${segment}`))
    .join('')
    .replace(/^\./, '')
}
