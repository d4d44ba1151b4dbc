import type { RunResult } from '../../scenarios/run/run-result.ts'
import shipped from './generated/shipped-scenarios.json' with { type: 'json' }
import type { Place } from './place.ts'

const files: ReadonlyMap<string, string> = new Map(Object.entries(shipped))

/**
 * The file of a run's scenario. A trace that is judged again knows no more than its scenario's name: where no
 * shipped scenario has that name, the place is the trace itself.
 */
export function scenarioPlace({ source, trace }: Pick<RunResult, 'source' | 'trace'>): Place {
  const isFile = /\.(?:ya?ml|ts)$/.test(source)
  const file = isFile ? source : (files.get(source) ?? trace ?? source)
  return { file: file.replace(/^\.\//, ''), line: 1 }
}
