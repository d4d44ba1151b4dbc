import type { EvidencedFinding, RunResult } from '../../scenarios/run/run-result.ts'
import shipped from './generated/shipped-scenarios.json' with { type: 'json' }
import index from './generated/contract-places.json' with { type: 'json' }

/** The step of the scenario that one of the events of a finding names; else the line that the finding is about. */
export function findingPlace({ evidence, line: own }: EvidencedFinding, run: RunResult): Place {
  const place = scenarioPlace(run)
  const told = evidence.flatMap((event) => ('line' in event && event.line !== undefined ? [event.line] : []))
  const line = told[0] ?? own
  return line === undefined ? place : { ...place, line }
}

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

/** A named part of the description: its file below contracts/vmmanager, its line, and how far below that parts of it are. */
interface IndexedPart {
  readonly file: string
  readonly line: number
  readonly below?: Readonly<Record<string, number>>
}

const parts: ReadonlyMap<string, IndexedPart> = new Map(
  Object.entries(index as Readonly<Record<string, IndexedPart>>),
)
const root: IndexedPart = { file: 'openapi.yaml', line: 1 }

/**
 * Where in the hand-written description of the API something stands.
 *
 * @param pointer JSON pointer into the bundled description, as violations carry it
 * @returns the line of what it points at, or of the nearest thing around it that has one
 */
export function contractPlace(pointer: string): Place {
  const [, ...tokens] = pointer.split('/')
  for (let length = tokens.length; length > 0; length--) {
    const part = parts.get(tokens.slice(0, length).join('/'))
    if (part !== undefined) return placeWithin(part, tokens.slice(length))
  }
  return placeWithin(root, [])
}

function placeWithin({ file, line, below = {} }: IndexedPart, tokens: readonly string[]): Place {
  for (let length = tokens.length; length > 0; length--) {
    const offset = below[tokens.slice(0, length).join('/')]
    if (offset !== undefined) return { file: `contracts/vmmanager/${file}`, line: line + offset }
  }
  return { file: `contracts/vmmanager/${file}`, line }
}

/** A line of a file, for tools that show findings where they belong. */
export interface Place {
  /** Path as it was given, or as it is in the package. */
  readonly file: string
  /** From 1. */
  readonly line: number
}
