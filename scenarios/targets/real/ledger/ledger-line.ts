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
export interface Made {
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
