import { type AccountQuirk, accountQuirks } from './account-quirks.ts'
import { type ChangeQuirk, changeQuirks } from './change-quirks.ts'
import { type ClosingQuirk, closingQuirks } from './closing-quirks.ts'
import { type CreationQuirk, creationQuirks } from './creation-quirks.ts'
import { type InventoryQuirk, inventoryQuirks } from './inventory-quirks.ts'
import { type MessageQuirk, messageQuirks } from './message-quirks.ts'
import type { Quirk } from './quirk.ts'
import { type SessionQuirk, sessionQuirks } from './session-quirks.ts'
import { type TaskQuirk, taskQuirks } from './task-quirks.ts'

export type QuirkName =
  | CreationQuirk
  | TaskQuirk
  | SessionQuirk
  | AccountQuirk
  | InventoryQuirk
  | ChangeQuirk
  | ClosingQuirk
  | MessageQuirk

/** Every quirk there is, by name; the order is that of the documentation. */
export const quirks: Readonly<Record<QuirkName, Quirk>> = {
  ...creationQuirks,
  ...taskQuirks,
  ...sessionQuirks,
  ...accountQuirks,
  ...inventoryQuirks,
  ...changeQuirks,
  ...closingQuirks,
  ...messageQuirks,
}
