import { type Intent, type LedgerLine, type LedgerState, type Owned, take } from './read-ledger.ts'

/**
 * What this and earlier processes have made on real targets, on disk before it is made. Each line is there for good
 * when a call returns.
 */
export interface Ledger extends Disposable {
  readonly path: string
  readonly tornLines: number
  /** Gives the key under which the rest is told. */
  intend(intent: Intent): string
  /** It was read by this id, and is what was intended. */
  made(key: string, id: number, created?: string): void
  /** It never came to be. */
  void(key: string): void
  gone(key: string): void
  /** What may still be there, by what this process knows. */
  owned(): readonly Owned[]
}

/** Where lines go, and what stood there before. */
export interface LedgerPlace {
  readonly path: string
  readonly state: LedgerState
  readonly today: () => number
  readonly append: (line: LedgerLine) => void
  readonly close: () => void
}

/** A ledger whose lines are kept somewhere. */
export function ledgerOver({ path, state, today, append, close }: LedgerPlace): Ledger {
  const owned = new Map(state.owned.map((thing) => [thing.key, thing]))
  const counts = new Map<string, number>()
  const at = (): string => new Date(today()).toISOString()
  const write = (line: LedgerLine): void => {
    append(line)
    take(owned, line)
  }
  return {
    path,
    tornLines: state.tornLines,
    intend: (intent) => {
      const count = (counts.get(intent.run) ?? 0) + 1
      counts.set(intent.run, count)
      const key = `${intent.run}/${count}`
      write({ event: 'intent', key, at: at(), ...intent })
      return key
    },
    made: (key, id, created) => {
      const known = owned.get(key)
      if (known === undefined || known.id === id) return
      write({ event: 'made', key, at: at(), id, ...(created !== undefined && { created }) })
    },
    void: (key) => write({ event: 'void', key, at: at() }),
    gone: (key) => write({ event: 'gone', key, at: at() }),
    owned: () => [...owned.values()],
    [Symbol.dispose]: close,
  }
}
