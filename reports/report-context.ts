import type { Language } from './messages/messages.ts'

/** What a report needs to know besides the results. */
export interface ReportContext {
  readonly language: Language
  /** Wall time that all runs together took. */
  readonly wallMs: number
}
