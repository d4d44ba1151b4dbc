import { randomStream } from '../../simulators/random/random-stream.ts'

const mostOf32Bits = 2 ** 32 - 1

/**
 * Hexadecimal digits that the same parts have everywhere, and no other parts: drawn from the stream that the parts
 * name, which is a hash of their text.
 *
 * @param digits a multiple of 8
 */
export function hashId(digits: number, ...parts: readonly (string | number)[]): string {
  const stream = randomStream(0, JSON.stringify(parts))
  return Array.from({ length: digits / 8 }, () =>
    stream.integer(0, mostOf32Bits).toString(16).padStart(8, '0'),
  ).join('')
}
