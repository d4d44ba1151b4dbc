import type { LedgerLine, Owned } from './ledger-line.ts'

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
