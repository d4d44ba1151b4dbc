import { randomBytes } from 'node:crypto'

/** Chance that no seed repeats: what keeps runs apart on a VMmanager that others use. */
export interface Entropy {
  /** A part of names: lower-case letters and digits. */
  namePart(): string
  /** What nobody can guess. */
  secret(): string
}

export const systemEntropy: Entropy = {
  namePart: () => randomBytes(4).toString('hex'),
  secret: () => randomBytes(32).toString('base64url'),
}
