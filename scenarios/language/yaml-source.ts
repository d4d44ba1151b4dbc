import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { HarnessError, type InputPlace } from '../../contracts/failures/harness-error.ts'
import type { ScenarioProblem } from './scenario-problem.ts'

/** Enough for any scenario by hand, too few for a file that multiplies itself. */
const MAX_ALIASES = 100

/** One YAML document: its value, and where in the text each part of it stands. */
export interface YamlSource {
  /** Undefined where the file holds nothing but space and comments. */
  readonly value: unknown
  readonly placeOf: (problem: Pick<ScenarioProblem, 'path' | 'at'>) => InputPlace
}

/**
 * Reads one YAML 1.2 document without aliases beyond a bound, duplicate keys, unknown tags or a second document.
 *
 * @throws {HarnessError} `VMH_YAML_SYNTAX`, at the place of the first error.
 */
export function readYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter()
  const placeAt = (offset: number): InputPlace => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Looked for below: the library compares each key with each other one, which a wide mapping turns into minutes.
    uniqueKeys: false,
    stringKeys: true,
  })
  const [error] = [...document.errors, ...document.warnings]
  if (error !== undefined) {
    throw syntaxError(ownWords[error.code] ?? error.message, placeAt(error.pos[0]))
  }
  const oddity = oddityIn(document)
  if (oddity !== undefined) throw syntaxError(oddity.problem, placeAt(oddity.node.range?.[0] ?? 0))
  return {
    value: valueOf(document, file),
    placeOf: (problem) => placeAt(offsetOf(document, problem)),
  }
}

interface Oddity {
  readonly problem: string
  readonly node: Node
}

/** The first key that stands twice in one mapping, or an alias within what it stands for, which would have no end. */
function oddityIn(document: Document): Oddity | undefined {
  let found: Oddity | undefined
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>()
      const again = items.find(({ key }) => isScalar(key) && (seen.has(key.value) || !seen.add(key.value)))
      if (again === undefined) return undefined
      found = { problem: 'the same key twice in one mapping', node: again.key as Node }
      return visit.BREAK
    },
    Alias: (_, node, path) => {
      // To resolve an alias costs a walk through the document: only where something around it has its name.
      const isNear = path.some((around) => 'anchor' in around && around.anchor === node.source)
      const target = isNear ? node.resolve(document) : undefined
      if (target === undefined || !path.includes(target)) return undefined
      found = { problem: `*${node.source} stands within what it stands for`, node }
      return visit.BREAK
    },
  })
  return found
}

/** Where the library's own message does not help an author. */
const ownWords: Readonly<Partial<Record<ErrorCode, string>>> = {
  MULTIPLE_DOCS: 'a scenario file holds one document',
  RESOURCE_EXHAUSTION: 'nested too deeply',
}

/** The library throws plain errors, without a place, on unknown and on endless aliases. */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.contents === null ? undefined : document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    throw syntaxError(error instanceof Error ? error.message : 'cannot be read', { file })
  }
}

function syntaxError(problem: string, place: InputPlace): HarnessError {
  return new HarnessError('VMH_YAML_SYNTAX', { problem }, { place })
}

function offsetOf(document: Document, { path, at }: Pick<ScenarioProblem, 'path' | 'at'>): number {
  let node: unknown = document.contents
  let key: unknown
  for (const segment of path) {
    const parent: unknown = isAlias(node) ? node.resolve(document) : node
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === segment)
      key = pair?.key
      node = pair?.value ?? key
    } else {
      node = isSeq(parent) ? parent.items[Number(segment)] : undefined
      key = node
    }
  }
  const target = (at === 'key' ? key : node) ?? document.contents
  return isNode(target) ? (target.range?.[0] ?? 0) : 0
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value)
}
