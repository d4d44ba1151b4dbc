/** What has come of one try. */
export type ActionResult =
  | {
      readonly kind: 'done'
      /** What was not done though all went well, such as a disk that does not shrink. */
      readonly note?: string
    }
  /** VMmanager has not done it; the user is told at once, and may repeat it. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The portal does not do it; a repetition would change nothing. */
  | { readonly kind: 'refused'; readonly reason: string }

export const done: ActionResult = { kind: 'done' }

export function doneExcept(notes: readonly string[]): ActionResult {
  return notes.length === 0 ? done : { kind: 'done', note: notes.join(', ') }
}

export function failed(reason: string): ActionResult {
  return { kind: 'failed', reason }
}

export function refused(reason: string): ActionResult {
  return { kind: 'refused', reason }
}

/** Failed where there is a reason. */
export function unless(reason: string | undefined): ActionResult {
  return reason === undefined ? done : failed(reason)
}
