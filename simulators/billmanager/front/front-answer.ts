import type { DocNode } from './doc/doc-node.ts'

/** What a function of the API answers. */
export interface FrontAnswer {
  readonly nodes: readonly DocNode[]
  /** Its texts are the fields of a form. */
  readonly isForm?: true
}

/** It is done, and nothing more is told. */
export const ok: FrontAnswer = { nodes: [{ name: 'ok' }] }
