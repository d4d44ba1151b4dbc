import { contractOperations } from '../../../../contracts/drift/published/contract-operations.ts'
import {
  type ApiOperation,
  baseOf,
  isDescription,
  readDescription,
} from '../../../../contracts/drift/published/read-description.ts'
import { dialects } from '../../../../contracts/vmmanager/dialect.ts'
import { HarnessError } from '../../../../contracts/failures/harness-error.ts'
import { mostWrittenBytes, readInput } from '../../../load/read-input.ts'
import { readYaml } from '../../../language/yaml-source.ts'
import type { Answer, Ask } from '../survey/ask.ts'
import { placesOnPage } from './places-on-page.ts'
import type { Evidence } from '../../../../contracts/vmmanager/evidence.ts'

/** Where an installation may publish the description of its API. */
interface DescriptionPlace {
  readonly path: string
  /** A page names the places of descriptions; a document is one. */
  readonly kind: 'page' | 'document'
  readonly evidence: Evidence
}

const guide = 'https://ispsystem.com/docs/vmmanager-admin/developer-section/using-swagger'

const guessed = (path: string, note: string): DescriptionPlace => ({
  path,
  kind: 'document',
  evidence: { level: 'inferred', source: guide, note },
})

/** In the order in which they are looked at. */
export const descriptionPlaces: readonly DescriptionPlace[] = [
  {
    path: '/swagger/',
    kind: 'page',
    evidence: {
      level: 'documented',
      source: guide,
      note: 'A page for people; where its data is, is not said.',
    },
  },
  {
    path: '/swagger/swagger-initializer.js',
    kind: 'page',
    evidence: {
      level: 'inferred',
      source: 'swagger-api/swagger-ui',
      note: 'Where Swagger UI is told its places.',
    },
  },
  guessed('/swagger/swagger.json', 'The usual name.'),
  guessed('/swagger/openapi.json', 'The usual name.'),
  guessed('/swagger/vm', 'The name of the section.'),
  guessed('/swagger/auth_v4', 'The name of the section.'),
  guessed('/vm/v3/swagger.json', 'The usual name, at the service itself.'),
  guessed('/vm/v3/openapi.json', 'The usual name, at the service itself.'),
  guessed('/auth/v4/swagger.json', 'The usual name, at the service itself.'),
  {
    path: '/vm/v3/api',
    kind: 'document',
    evidence: {
      level: 'inferred',
      source: 'gadost/go-vmmanager-api',
      note: 'A call of which only the path is known.',
    },
  },
]

/** A description that was found. */
export interface FoundDescription {
  /** Address or file. */
  readonly place: string
  readonly operations: readonly ApiOperation[]
}

/** What was found of descriptions, and how many places were looked at. */
export interface Descriptions {
  readonly found: readonly FoundDescription[]
  readonly tried: number
}

/** How descriptions are asked for. */
export interface DescriptionReading {
  /** Of the target. */
  readonly url: string
  /** Asks the target, as who is logged in. */
  readonly ask: Ask
  /** Asks anybody else, who is told nothing. */
  readonly askStranger: Ask
}

/**
 * Reads the descriptions that the user has named.
 *
 * @param sources - addresses and files
 * @throws HarnessError VMH_DESCRIPTION_FOREIGN, VMH_INPUT_MISSING, VMH_INPUT_TOO_LARGE or VMH_YAML_SYNTAX
 */
export async function readNamed(
  sources: readonly string[],
  reading: DescriptionReading,
): Promise<Descriptions> {
  const found: FoundDescription[] = []
  for (const place of sources) {
    const isAddress = /^https?:\/\//i.test(place)
    const document = isAddress ? await fetched(place, reading) : parse(await readInput(place), place)
    if (!isDescription(document)) throw foreign(place, 'it is neither OpenAPI 3 nor Swagger 2')
    found.push({ place, operations: operationsOf(document) })
  }
  return { found, tried: sources.length }
}

/** Looks for descriptions where the target may have them; that there are none is no failure. */
export async function lookForDescriptions(reading: DescriptionReading): Promise<Descriptions> {
  const { url, ask } = reading
  const places = new Set<string>()
  for (const { path, kind } of descriptionPlaces) {
    const place = `${url.replace(/\/$/, '')}${path}`
    if (kind === 'document') places.add(place)
    const page = kind === 'page' ? await ask(place).catch(() => undefined) : undefined
    if (typeof page?.body === 'string') for (const named of placesOnPage(page.body, place)) places.add(named)
  }
  const found: FoundDescription[] = []
  for (const place of places) {
    const document = await ask(place).then(
      ({ body }) => parseQuietly(body, place),
      () => undefined,
    )
    if (isDescription(document)) found.push({ place, operations: operationsOf(document) })
  }
  return { found, tried: places.size }
}

async function fetched(place: string, { url, ask, askStranger }: DescriptionReading): Promise<unknown> {
  const isOwn = new URL(place).origin === new URL(url).origin
  const answer = await (isOwn ? ask : askStranger)(place).catch((error: unknown) => tooLarge(place, error))
  if (answer.status !== 200) throw foreign(place, `status ${answer.status}`)
  return typeof answer.body === 'string' ? parse(answer.body, place) : answer.body
}

/** The connection that has read enough ends with an error. */
function tooLarge(path: string, error: unknown): Answer {
  const { code = '', message = String(error) } = error as {
    readonly code?: string
    readonly message?: string
  }
  throw code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE'
    ? new HarnessError('VMH_INPUT_TOO_LARGE', {
        path,
        size: `more than ${mostWrittenBytes}`,
        most: mostWrittenBytes,
      })
    : foreign(path, message)
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return readYaml(text, place).value
  }
}

/** What is no JSON is most often a page, and a page is no YAML that would be worth reading. */
function parseQuietly(body: unknown, place: string): unknown {
  if (typeof body !== 'string') return body
  if (!/^\s*["']?(?:openapi|swagger)["']?\s*:/m.test(body)) return undefined
  try {
    return parse(body, place)
  } catch {
    return undefined
  }
}

/** Whatever the target is taken for: its description may be that of another release. */
const contract = dialects.flatMap(({ name }) => contractOperations(name))

function operationsOf(document: unknown): readonly ApiOperation[] {
  return readDescription(document, baseOf(document, contract))
}

function foreign(path: string, problem: string): HarnessError {
  return new HarnessError('VMH_DESCRIPTION_FOREIGN', { path, problem })
}
