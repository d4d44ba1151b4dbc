import { InvalidArgumentError } from 'commander'

/** A value that an option cannot take; commander names the option. */
export function unusable(expected: string): InvalidArgumentError {
  return new InvalidArgumentError(`It must be ${expected}.`)
}
