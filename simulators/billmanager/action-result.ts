/** What a try has come to. */
export type ActionResult =
  | {
      readonly isDone: true
      /** What was not done though all went well, such as a disk that does not shrink. */
      readonly note?: string
    }
  | {
      readonly isDone: false
      readonly reason: string
      /** A repetition could do harm, whatever the reason. */
      readonly needsPerson: boolean
    }

export const done: ActionResult = { isDone: true }

export function doneExcept(notes: readonly string[]): ActionResult {
  return notes.length === 0 ? done : { isDone: true, note: notes.join(', ') }
}

export function failed(reason: string): ActionResult {
  return { isDone: false, reason, needsPerson: false }
}

export function failedForPerson(reason: string): ActionResult {
  return { isDone: false, reason, needsPerson: true }
}

/** Failed where there is a reason. */
export function unless(reason: string | undefined): ActionResult {
  return reason === undefined ? done : failed(reason)
}
