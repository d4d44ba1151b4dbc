import { vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import type { CallTrouble } from './outcome.ts'

/**
 * A machine-readable reason for people who look after an order: the name of VMmanager's error
 * (`no-free-address`), `refused-<code>` for one that the catalogue lacks, `unavailable` or `unknown-outcome`.
 */
export function reasonOf(trouble: CallTrouble): string {
  switch (trouble.kind) {
    case 'unavailable':
      return 'unavailable'
    case 'unknown':
      return 'unknown-outcome'
    case 'refused': {
      const known = Object.entries(vmmanagerErrors).find(([, { code }]) => code === trouble.code)
      return known?.[0] ?? `refused-${trouble.code}`
    }
  }
}
