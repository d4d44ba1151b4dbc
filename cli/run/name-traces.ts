import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'

/**
 * Names for the trace files of runs: scenario and platform, and the dialect where there are several. Scenarios of one
 * name from two folders keep traces of their own.
 */
export function nameTraces<Run extends RunIdentity>(runs: readonly Run[]): ReadonlyMap<Run, string> {
  const hasDialects = new Set(runs.map(({ dialect }) => dialect)).size > 1
  const taken = new Map<string, number>()
  return new Map(
    runs.map((run) => {
      const name = [run.scenario, run.platform, ...(hasDialects ? [run.dialect] : [])].join('.')
      const count = (taken.get(name) ?? 0) + 1
      taken.set(name, count)
      return [run, count === 1 ? name : `${name}.${count}`]
    }),
  )
}
