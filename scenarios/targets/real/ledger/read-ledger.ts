/** What a ledger says. */
export interface LedgerState {
  /** What may still be there, the oldest first. */
  readonly owned: readonly Owned[]
  /** Lines that a crash has torn: nothing was sent for them, or what they told can be found out again. */
  readonly tornLines: number
}

/** Reads the text of a ledger, whatever its last writer had time for. */
export function readLedger(text: string): LedgerState {
  const owned = new Map<string, Owned>()
  let tornLines = 0
  for (const line of text.split('\n')) {
    if (line === '') continue
    const read = parsed(line)
    if (read === undefined) tornLines++
    else take(owned, read)
  }
  return { owned: [...owned.values()], tornLines }
}

/** Takes one more line into what is known. */
export function take(owned: Map<string, Owned>, line: LedgerLine): void {
  if (line.event === 'intent') {
    const { event: _, ...intended } = line
    owned.set(line.key, intended)
    return
  }
  const known = owned.get(line.key)
  if (known === undefined) return
  if (line.event === 'made') {
    const { id, created } = line
    owned.set(line.key, { ...known, id, ...(created !== undefined && { created }) })
  } else owned.delete(line.key)
}

function parsed(line: string): LedgerLine | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isLine(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isLine(value: unknown): value is LedgerLine {
  if (typeof value !== 'object' || value === null) return false
  const { event, key, id, kind, name, run, url, ramMib } = value as Record<string, unknown>
  if (typeof key !== 'string') return false
  if (event === 'made') return typeof id === 'number'
  if (event !== 'intent') return event === 'void' || event === 'gone'
  const isNamed = typeof name === 'string' && typeof run === 'string' && typeof url === 'string'
  return isNamed && typeof ramMib === 'number' && (kind === 'account' || kind === 'host')
}

/** Kinds of things that a run makes and has to remove; whatever else it makes goes with them. */
export type OwnedKind = 'account' | 'host'

/** What is going to be made: written before the request leaves. */
export interface Intent {
  readonly kind: OwnedKind
  /** The name of a machine, or the e-mail of an account. */
  readonly name: string
  /** Prefix and run: names of machines and their later names begin with it. */
  readonly run: string
  /** Name of the target in the configuration. */
  readonly target: string
  /** Of that VMmanager: ids mean something there alone. */
  readonly url: string
  /** Memory of a machine; 0 for an account. */
  readonly ramMib: number
}

/** One line of a ledger. Dates are those of the wall, as ISO 8601. */
export type LedgerLine =
  | ({ readonly event: 'intent'; readonly key: string; readonly at: string } & Intent)
  /** It is there, and was read by this id. */
  | ({ readonly event: 'made'; readonly key: string; readonly at: string } & Made)
  /** It never came to be. */
  | { readonly event: 'void'; readonly key: string; readonly at: string }
  /** It was removed, or somebody saw that it is gone. */
  | { readonly event: 'gone'; readonly key: string; readonly at: string }

/** What an intent has become. */
interface Made {
  readonly id: number
  readonly created?: string
}

/** Something that may be there. */
export interface Owned extends Intent {
  readonly key: string
  /** When it was intended. */
  readonly at: string
  /** Undefined while nobody has seen what was made. */
  readonly id?: number
  /** When it was made, in VMmanager's own words; undefined where it does not say. */
  readonly created?: string
}
