/** How well a fact about VMmanager is known, and from where. */
export interface Evidence {
  /** Documented by the vendor, observed in the code of a working client, or inferred by this project. */
  readonly level: 'documented' | 'observed' | 'inferred'
  /** Public URL, or `owner/name` of a public repository; for an inference, what it starts from. */
  readonly source: string
  readonly note?: string
}
