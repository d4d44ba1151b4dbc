import type { AskedAction } from '../../contracts/trace/trace-event.ts'

/** A step that requests an action, or an action of `maintain`. */
export type ActionKey =
  | 'suspend'
  | 'resume'
  | 'close'
  | 'reboot'
  | 'start'
  | 'stop'
  | 'change'
  | 'reinstall'
  | 'password'
  | 'addAddress'
  | 'removeAddress'
  | 'ptr'
  | 'panel'
  | 'prolong'
  | 'statistics'
  | 'snapshot'
  | 'synchronise'
  | 'autodiscover'
  | 'inventory'
  | 'outside'

/** What each is called in a trace. */
export const actionNames: Readonly<Record<ActionKey, AskedAction>> = {
  suspend: 'suspend',
  resume: 'resume',
  close: 'close',
  reboot: 'reboot',
  start: 'start',
  stop: 'stop',
  change: 'change',
  reinstall: 'reinstall',
  password: 'password',
  addAddress: 'add-address',
  removeAddress: 'remove-address',
  ptr: 'ptr',
  panel: 'panel',
  prolong: 'prolong',
  statistics: 'statistics',
  snapshot: 'snapshot',
  synchronise: 'synchronise',
  autodiscover: 'autodiscover',
  inventory: 'inventory',
  outside: 'outside',
}

/**
 * How an action has to end: done, refused with a reason for the client, handed to an operator (`manual`), or without
 * success (`failed`: actions of the platform on its own behalf and of external actors). `any` if this is not what is
 * tested.
 */
export type ActionEnding = 'done' | 'refused' | 'manual' | 'failed' | 'any' | ActionReason

/** How an action has to end, with its reason: `{ refused: not-offered }`. Exactly one key. */
export interface ActionReason {
  /** What was left undone, such as `disk-not-shrunk`. */
  readonly done?: string
  readonly refused?: string
  readonly manual?: string
  readonly failed?: string
}

/** How actions have to end. */
export type ActionEndings = Readonly<Partial<Record<ActionKey, ActionEnding>>>

/** How actions have to end; every action that is not named has to be done. */
export interface ExpectedActions extends ActionEndings {
  /** By order, in place of what is given for all. */
  readonly of?: Readonly<Record<string, ActionEndings>>
}
