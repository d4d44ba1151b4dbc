import { openapi } from '../../vmmanager/description.ts'
import { specialise } from '../../vmmanager/specialise.ts'
import { isRecord } from '../../vmmanager/is-record.ts'
import { type ApiOperation, readDescription } from './read-description.ts'
import { holdsIn } from '../../vmmanager/dialect.ts'

const known = new Map<string, readonly ApiOperation[]>()

/** The operations of the contract in one dialect; the same ones for every call. */
export function contractOperations(dialect: string): readonly ApiOperation[] {
  const before = known.get(dialect)
  if (before !== undefined) return before
  const operations = readDescription(contractDocument(dialect))
  known.set(dialect, operations)
  return operations
}

/** The description of the contract as it holds in one dialect. */
export function contractDocument(dialect: string): object {
  const { components } = specialise(dialect)
  return { openapi: '3.1.0', paths: held(openapi.paths, dialect), components }
}

function held(node: unknown, dialect: string): unknown {
  if (Array.isArray(node)) return node.map((item) => held(item, dialect))
  if (!isRecord(node)) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, inner]) => holdsIn(inner, dialect))
      .map(([name, inner]) => [name, held(inner, dialect)]),
  )
}
