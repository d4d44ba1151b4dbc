import { activeAfterOsInstalled } from './active-after-os-installed.ts'
import { activeHasAddress } from './active-has-address.ts'
import { activeStaysOn } from './active-stays-on.ts'
import { addressConservation } from './address-conservation.ts'
import { boundedAttempts } from './bounded-attempts.ts'
import { changeTakesEffect } from './change-takes-effect.ts'
import { clientOwnsMachine } from './client-owns-machine.ts'
import { closeIsIdempotent } from './close-is-idempotent.ts'
import { everyActionSettles } from './every-action-settles.ts'
import { everyOrderSettles } from './every-order-settles.ts'
import { exchangeConforms } from './exchange-conforms.ts'
import { expectedActions } from './expected-actions.ts'
import { expectedOutcome } from './expected-outcome.ts'
import { idsAreTrue } from './ids-are-true.ts'
import type { Rule, RuleName } from './rule.ts'
import { ledgerConservation } from './ledger-conservation.ts'
import { noBlindRepeat } from './no-blind-repeat.ts'
import { noGhostService } from './no-ghost-service.ts'
import { noOrphanVm } from './no-orphan-vm.ts'
import { noSecretInEvidence } from './no-secret-in-evidence.ts'
import { noSilentReinstall } from './no-silent-reinstall.ts'
import { nothingAfterEnd } from './nothing-after-end.ts'
import { oneAccountPerClient } from './one-account-per-client.ts'
import { oneOrderPerVm } from './one-order-per-vm.ts'
import { oneVmPerAddress } from './one-vm-per-address.ts'
import { oneVmPerOrder } from './one-vm-per-order.ts'
import { quotaConservation } from './quota-conservation.ts'
import { resizeIsHonest } from './resize-is-honest.ts'
import { sessionRecovers } from './session-recovers.ts'
import { sizeAsSold } from './size-as-sold.ts'
import { sloMet } from './slo-met.ts'
import { suspendedIsOff } from './suspended-is-off.ts'
import { taskMonotone } from './task-monotone.ts'

/** Every rule by which a trace is judged; the order is that of reports and documentation. */
export const ruleByName: { readonly [Name in RuleName]: Rule<Name> } = {
  'expected-outcome': expectedOutcome,
  'expected-actions': expectedActions,
  'active-after-os-installed': activeAfterOsInstalled,
  'active-has-address': activeHasAddress,
  'one-vm-per-order': oneVmPerOrder,
  'one-order-per-vm': oneOrderPerVm,
  'no-blind-repeat': noBlindRepeat,
  'nothing-after-end': nothingAfterEnd,
  'no-orphan-vm': noOrphanVm,
  'no-ghost-service': noGhostService,
  'every-order-settles': everyOrderSettles,
  'every-action-settles': everyActionSettles,
  'bounded-attempts': boundedAttempts,
  'ledger-conservation': ledgerConservation,
  'quota-conservation': quotaConservation,
  'address-conservation': addressConservation,
  'one-vm-per-address': oneVmPerAddress,
  'one-account-per-client': oneAccountPerClient,
  'client-owns-machine': clientOwnsMachine,
  'active-stays-on': activeStaysOn,
  'suspended-is-off': suspendedIsOff,
  'close-is-idempotent': closeIsIdempotent,
  'no-silent-reinstall': noSilentReinstall,
  'size-as-sold': sizeAsSold,
  'change-takes-effect': changeTakesEffect,
  'resize-is-honest': resizeIsHonest,
  'session-recovers': sessionRecovers,
  'ids-are-true': idsAreTrue,
  'task-monotone': taskMonotone,
  'slo-met': sloMet,
  'exchange-conforms': exchangeConforms,
  'no-secret-in-evidence': noSecretInEvidence,
}

export const rules: readonly Rule[] = Object.values(ruleByName)
