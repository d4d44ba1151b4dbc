import { activeAfterOsInstalled } from './active-after-os-installed.ts'
import { activeHasAddress } from './active-has-address.ts'
import { everyOrderSettles } from './every-order-settles.ts'
import { exchangeConforms } from './exchange-conforms.ts'
import { expectedOutcome } from './expected-outcome.ts'
import type { Invariant } from './invariant.ts'
import { noOrphanVm } from './no-orphan-vm.ts'
import { noSecretInEvidence } from './no-secret-in-evidence.ts'
import { oneVmPerOrder } from './one-vm-per-order.ts'

/** Every rule by which a trace is judged. */
export const invariants: readonly Invariant[] = [
  expectedOutcome,
  activeAfterOsInstalled,
  activeHasAddress,
  oneVmPerOrder,
  noOrphanVm,
  everyOrderSettles,
  exchangeConforms,
  noSecretInEvidence,
]
