/** When, where and by which words the runs of a report were made. */
export interface ReportOrigin {
  /** When they began: ISO 8601 in UTC. */
  readonly date: string
  /** The command line, without its secrets. */
  readonly command: string
  /** Name of the machine. */
  readonly host: string
  /** What made them, e.g. `vmmanager-harness 1.0.0`, `Node.js v24.1.0`. */
  readonly versions: readonly string[]
}
