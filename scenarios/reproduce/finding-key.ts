import type { Finding } from '../../contracts/invariants/finding.ts'

/** What of its parameters tells a finding from others of the same rule and detail. */
const telling: Readonly<Record<string, readonly string[]>> = {
  'exchange-conforms': ['operation', 'part', 'pointer'],
  'expected-outcome': ['outcome', 'expected', 'actual', 'field'],
}

/**
 * The same for findings of one kind: the same rule, broken in the same way, and of exchanges at the same place of the
 * same operation. Who and when does not matter.
 */
export function findingKey({ rule, detail, params }: Finding): string {
  const values = (telling[rule] ?? []).map((name) => String(params[name] ?? '').replaceAll(/\/\d+/g, '/*'))
  return [rule, detail, ...values].join(' ')
}
