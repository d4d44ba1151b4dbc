import { isRecord } from '../../contracts/vmmanager/is-record.ts'
import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import { placeholder } from '../../contracts/trace/placeholder.ts'
import { redacted } from '../../contracts/trace/redact.ts'

/** Under these names stand ids of things of another kind than the name says. */
const kinds: Readonly<Record<string, string>> = {
  consul_id: 'task',
  recipe_task_list: 'task',
  user: 'account',
  user_id: 'account',
  owner: 'account',
  ipv4: 'ip',
  ip4: 'ip',
  ipv4_pool: 'ippool',
  ippool_list: 'ippool',
  recipe_list: 'recipe',
  os_id: 'os',
}

/** Under these names stand ids of the kind that they name. */
const own: ReadonlySet<string> = new Set(
  'account backup cluster disk host image ip ipnet ippool node os preset recipe storage task token vxlan'.split(
    ' ',
  ),
)

/** Of what kind the ids are that stand under a name, or after it in a path; undefined where none do. */
export function identifierKind(name: string): string | undefined {
  const bare = name.replace(/\.id$/, '')
  if (Object.hasOwn(kinds, bare)) return kinds[bare]
  if (bare.endsWith('_task')) return 'task'
  return own.has(bare) ? bare : undefined
}

/** Of what kind the things are that a path lists or reads, as `host` for `/vm/v3/host/7`. */
export function pathKind(path: string): string {
  const words = path.split('/').filter((part) => /^[a-z]\w*$/.test(part) && !/^v\d$/.test(part))
  const last = words.at(-1) ?? ''
  return identifierKind(last) ?? last
}

type Scalar = string | number

/** By these the same thing is found again in two lists. */
const names = ['name', 'email', 'domain', 'ip', 'consul_id'] as const

/** What ids, names and secrets of a recording are called in the VMmanager of today. */
export class Identifiers {
  readonly #ids = new Map<string, Scalar>()
  readonly #names: ReadonlyMap<string, string>
  readonly #secrets = new Map<string, string>()

  /** @param renamed - names and e-mails that things have there in place of the recorded ones */
  constructor(renamed: ReadonlyMap<string, string> = new Map()) {
    this.#names = renamed
  }

  /** The secret for which a placeholder stands, where an answer has told it. */
  secretOf(stand: string): string | undefined {
    return this.#secrets.get(stand)
  }

  /** Lets a placeholder stand for a secret from now on. */
  tell(stand: string, secret: string): void {
    if (isOwnStand(stand)) this.#secrets.set(stand, secret)
  }

  /** Learns from two answers to the same request which id of the one is which of the other. */
  learn(path: string, recorded: unknown, replayed: unknown): void {
    this.#learn(pathKind(path), recorded, replayed)
  }

  /** The same request, as the VMmanager of today has to be asked. Its headers and secrets stay as they are. */
  translate(request: ExchangeRequest): ExchangeRequest {
    const { path, query, body } = request
    return {
      ...request,
      path: this.#path(path),
      query: this.#query(path, query),
      ...(body !== undefined && { body: this.#within(body, undefined) }),
    }
  }

  #learn(kind: string | undefined, recorded: unknown, replayed: unknown): void {
    if (Array.isArray(recorded) && Array.isArray(replayed)) {
      recorded.forEach((item, index) => {
        this.#learn(
          kind,
          item,
          counterpart(item, replayed, (name) => this.#names.get(name)) ?? replayed[index % replayed.length],
        )
      })
      return
    }
    if (isScalar(recorded) && isScalar(replayed)) {
      if (typeof recorded === 'string' && placeholder.test(recorded)) this.tell(recorded, String(replayed))
      else if (kind !== undefined) this.#ids.set(keyOf(kind, recorded), replayed)
      return
    }
    if (!isRecord(recorded) || !isRecord(replayed)) return
    for (const [name, held] of Object.entries(recorded)) {
      const inner = name === 'id' || name === 'list' ? kind : identifierKind(name)
      this.#learn(inner, held, replayed[name])
    }
  }

  #path(path: string): string {
    const parts = path.split('/')
    return parts
      .map((part, index) => {
        if (/^\d+$/.test(part)) return String(this.#id(identifierKind(parts[index - 1] ?? ''), part))
        const known = this.#names.get(decodeURIComponent(part))
        return known === undefined ? part : encodeURIComponent(known)
      })
      .join('/')
  }

  #query(path: string, query: string): string {
    const where = new URLSearchParams(query).get('where')
    if (where === null) return query
    const translated = where.replaceAll(
      /([\w.]+) (EQ|CP) '([^']*)'/g,
      (_, field: string, word: string, value: string) => {
        const kind = field === 'id' ? pathKind(path) : identifierKind(field)
        return `${field} ${word} '${this.#names.get(value) ?? this.#id(kind, value)}'`
      },
    )
    if (translated === where) return query
    return query.replace(
      /(^|&)where=[^&]*/,
      (_, before: string) => `${before}where=${encodeURIComponent(translated)}`,
    )
  }

  #within(value: unknown, kind: string | undefined): unknown {
    if (typeof value === 'string') return this.#names.get(value) ?? this.#id(kind, value)
    if (typeof value === 'number') return this.#id(kind, value)
    if (Array.isArray(value)) return value.map((item) => this.#within(item, kind))
    if (!isRecord(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => [
        name,
        this.#within(held, identifierKind(name) ?? (name === 'id' ? kind : undefined)),
      ]),
    )
  }

  /** An id as it is today, of the type that it had. */
  #id(kind: string | undefined, recorded: Scalar): Scalar {
    const known = kind === undefined ? undefined : this.#ids.get(keyOf(kind, recorded))
    if (known === undefined) return recorded
    return typeof recorded === 'number' ? Number(known) : String(known)
  }
}

/** What was only redacted stands for every secret there is. */
function isOwnStand(text: string): boolean {
  return placeholder.test(text) && text !== redacted
}

function keyOf(kind: string, id: Scalar): string {
  return `${kind} ${id}`
}

function counterpart(
  item: unknown,
  others: readonly unknown[],
  nameToday: (name: string) => string | undefined,
): unknown {
  if (!isRecord(item)) return undefined
  const name = names.find((field) => isScalar(item[field]))
  if (name === undefined) return undefined
  const wanted = String(item[name])
  const today = nameToday(wanted) ?? wanted
  return others.find((other) => isRecord(other) && String(other[name]) === today)
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number'
}
