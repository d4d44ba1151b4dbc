/** Takes a timer back; harmless once it has rung. */
export type Cancel = () => void

/** Lets virtual time go on. */
export type Release = () => void

/**
 * The only source of time and waiting. Each simulated world has a clock of its own;
 * all times are milliseconds since that clock began.
 */
export interface Clock {
  /** `virtual`, `real` or `scaled:N`. */
  readonly name: string
  nowMs(): number
  /** Rings once, at `atMs` or as soon after it as can be. */
  at(atMs: number, ring: () => void): Cancel
  /** Resolves `ms` from now; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Marks work in flight that no timer knows of (a real request, a file): virtual time stands still until released. */
  hold(): Release
  /** Ends all waiting: no timer rings any more, and none keeps the process alive. */
  stop(): void
}
