import type { HttpMethod } from '../exchange/exchange.ts'
import { escapeToken } from '../vmmanager/json-pointer.ts'
import type { PathMatcher } from '../vmmanager/path-matcher.ts'
import type { Platform } from '../trace/trace-event.ts'
import type { Interaction, Matcher, Need } from './interaction.ts'
import { isRecord } from '../vmmanager/is-record.ts'

/** As much of a pact (specification 4) as says what its consumer sends and needs. */
export interface Pact {
  readonly consumer: { readonly name: string }
  readonly interactions: readonly PactInteraction[]
}

interface PactInteraction {
  readonly description: string
  readonly request: {
    readonly method: string
    readonly path: string
    readonly query?: Readonly<Record<string, unknown>>
    readonly body?: { readonly content: unknown }
  }
  readonly response: {
    readonly status: number
    readonly body?: { readonly content: unknown }
    readonly matchingRules?: Readonly<Record<string, Rules>>
  }
}

type Rules = Readonly<Record<string, { readonly matchers: readonly Matcher[] }>>

/** What a consumer expects, by its pact; requests that the contract does not know are left out. */
export function readPact(
  { consumer, interactions }: Pact,
  match: PathMatcher['match'],
): readonly Interaction[] {
  return interactions.flatMap(({ description, request, response }) => {
    const { method, path, query = {}, body } = request
    const found = match(method, path)
    if (found === undefined) return []
    const { body: rules = {}, status: statusRules = {} } = response.matchingRules ?? {}
    return [
      {
        platform: consumer.name as Platform,
        description,
        method: method as HttpMethod,
        path: found.operation.pathTemplate,
        query: Object.keys(query),
        ...(body !== undefined && { body: body.content }),
        status: response.status,
        takesAnySuccess: Object.keys(statusRules).length > 0,
        needs: needsIn(response.body?.content, rules),
      },
    ]
  })
}

/** Where nothing is said of a value it is meant to the letter; below a matcher of types, its type is. */
function needsIn(content: unknown, rules: Rules): ReadonlyMap<string, Need> {
  const byPointer = new Map(Object.entries(rules).map(([path, { matchers }]) => [pointerOf(path), matchers]))
  const needs = new Map<string, Need>()
  const visit = (example: unknown, pointer: string, above: readonly Matcher[]): void => {
    const own = byPointer.get(pointer)
    const isContainer = typeof example === 'object' && example !== null
    const below = own?.some(({ match }) => match === 'type') === true ? byType : above
    needs.set(pointer, { example, matchers: own ?? (isContainer ? byType : below) })
    if (Array.isArray(example)) for (const item of example) visit(item, `${pointer}/*`, below)
    else if (isRecord(example))
      for (const [name, inner] of Object.entries(example))
        visit(inner, `${pointer}/${escapeToken(name)}`, below)
  }
  if (content !== undefined && content !== null) visit(content, '', toTheLetter)
  return needs
}

const byType: readonly Matcher[] = [{ match: 'type' }]
const toTheLetter: readonly Matcher[] = [{ match: 'equality' }]

/** `$.list[0].id` and `$['list'][*]['id']` as a general JSON pointer. */
function pointerOf(path: string): string {
  return [...path.matchAll(/\.([^.[]+)|\['([^']*)'\]|\[(\*|\d+)\]/g)]
    .map(([, dotted, quoted]) => `/${escapeToken(dotted ?? quoted ?? '*')}`)
    .join('')
}
