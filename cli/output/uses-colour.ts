import type { Surroundings } from '../surroundings.ts'

/** Whether text on stdout may have colours: on a terminal, unless the user or the variable NO_COLOR says otherwise. */
export function usesColour(
  isWanted: boolean,
  { stdout, env }: Pick<Surroundings, 'stdout' | 'env'>,
): boolean {
  return isWanted && stdout.isTTY === true && (env['NO_COLOR'] ?? '') === ''
}
