import { placed } from './secret-places.ts'

/**
 * What stands for a secret in a trace, in a recording the same for the same secret; and for what nobody knows to be
 * harmless, with its length and, in a recording, its fingerprint.
 */
export const placeholder: RegExp = new RegExp(`^${placed}$`)

/** Stands for a text of which only its length, and a fingerprint where there is one, may be known. */
export function hidden(text: string, fingerprint?: string): string {
  return fingerprint === undefined ? `[hidden ${text.length}]` : `[hidden ${text.length} ${fingerprint}]`
}
