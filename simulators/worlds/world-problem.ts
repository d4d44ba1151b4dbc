/** Stable codes of everything that cannot be done with worlds. */
export type WorldProblemCode =
  | 'invalid-json'
  | 'invalid-body'
  | 'invalid-query'
  | 'unauthorized'
  | 'foreign-origin'
  | 'unknown-route'
  | 'unknown-world'
  | 'unknown-snapshot'
  | 'unknown-fault'
  | 'method-not-allowed'
  | 'world-exists'
  | 'administrator-exists'
  | 'default-world'
  | 'too-many-worlds'
  | 'too-many-snapshots'
  | 'port-unusable'
  | 'too-large'
  | 'internal'

/** HTTP status and meaning of each. */
export const worldProblems: Readonly<
  Record<WorldProblemCode, { readonly status: number; readonly title: string }>
> = {
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-body': { status: 400, title: 'The body is not what this operation takes' },
  'invalid-query': { status: 400, title: 'The query is not what this operation takes' },
  unauthorized: { status: 401, title: 'The token is absent or wrong' },
  'foreign-origin': { status: 403, title: 'Pages of a browser may not use the control API' },
  'unknown-route': { status: 404, title: 'There is no such operation' },
  'unknown-world': { status: 404, title: 'There is no such world' },
  'unknown-snapshot': { status: 404, title: 'The world has no such snapshot' },
  'unknown-fault': { status: 404, title: 'Nothing is armed under that number' },
  'method-not-allowed': { status: 405, title: 'The operation takes another method' },
  'world-exists': { status: 409, title: 'A world of that id exists already' },
  'administrator-exists': { status: 409, title: 'Another world has an administrator of that e-mail' },
  'default-world': { status: 409, title: 'The default world cannot be deleted' },
  'too-many-worlds': { status: 409, title: 'There are as many worlds as the server may hold' },
  'too-many-snapshots': { status: 409, title: 'The world has as many snapshots as it may hold' },
  'port-unusable': { status: 409, title: 'The port cannot be listened on' },
  'too-large': { status: 413, title: 'The body is too large' },
  internal: { status: 500, title: 'The harness itself failed' },
}

/** Something that cannot be done with worlds; `detail` names what was asked for. */
export class WorldProblem extends Error {
  override readonly name = 'WorldProblem'
  readonly code: WorldProblemCode

  constructor(code: WorldProblemCode, detail: string) {
    super(detail)
    this.code = code
  }
}
