import { type FailureCode, failures } from './failures.ts'

/** Where in the user's input a failure sits; line and column count from 1. */
export interface InputPlace {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/**
 * A failure that a user can act on: stable code, what failed with which value, what to do next.
 * `params` fill the templates of its entry in the catalogue.
 */
export class HarnessError extends Error {
  override readonly name = 'HarnessError'
  readonly code: FailureCode
  readonly params: Readonly<Record<string, string | number>>
  readonly place: InputPlace | undefined
  readonly remedy: string

  constructor(
    code: FailureCode,
    params: Readonly<Record<string, string | number>> = {},
    options: { place?: InputPlace; cause?: unknown } = {},
  ) {
    super(
      fill(failures[code].what, params),
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.code = code
    this.params = params
    this.place = options.place
    this.remedy = fill(failures[code].remedy, params)
  }

  /** Which process exit code this failure asks for. */
  get exitCode(): number {
    return failures[this.code].exitCode
  }

  /** True also for errors of another installed copy of this package. */
  static is(error: unknown): error is HarnessError {
    return error instanceof Error && error.name === 'HarnessError' && 'code' in error && 'remedy' in error
  }
}

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
