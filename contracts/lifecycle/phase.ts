/** Moments in the life of an order between which its phases lie. */
export type Milestone =
  | 'placed'
  | 'released'
  | 'firstSent'
  | 'createSent'
  | 'createAccepted'
  | 'vmExists'
  | 'osInstalled'
  | 'ready'
  | 'seen'
  | 'active'

/** Named spans of an order's life, in the order in which they are reported. */
export const phaseNames = [
  'queue',
  'accept',
  'create',
  'install',
  'network',
  'notice',
  'activate',
  'total',
] as const

export type PhaseName = (typeof phaseNames)[number]

/**
 * Each phase as the span between two milestones. `released` is paid (BILLmanager) or approved (Clouden). What tries cost
 * that came to nothing, from the first request to that of the machine which the service got, stands in `total` alone.
 */
export const phases: Readonly<Record<PhaseName, { readonly from: Milestone; readonly to: Milestone }>> = {
  queue: { from: 'released', to: 'firstSent' },
  accept: { from: 'createSent', to: 'createAccepted' },
  create: { from: 'createAccepted', to: 'vmExists' },
  install: { from: 'vmExists', to: 'osInstalled' },
  network: { from: 'osInstalled', to: 'ready' },
  notice: { from: 'ready', to: 'seen' },
  activate: { from: 'seen', to: 'active' },
  total: { from: 'placed', to: 'active' },
}

/** Milliseconds that each order spent in each phase; orders that did not pass a phase are left out of it. */
export type PhaseDurations = Readonly<Record<PhaseName, readonly number[]>>
