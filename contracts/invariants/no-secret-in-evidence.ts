import { redacted, secretHeaders } from '../trace/redact.ts'
import type { TraceEvent } from '../trace/trace-event.ts'
import { secretNames } from '../vmmanager/secret-names.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Invariant, nothing } from './invariant.ts'

/** Tokens of VMmanager look like `5-0f8fad5b-d9cb-469f-a165-70867728950e`. */
const tokenShape = /\b\d+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/

/** No password, token or key stands in a trace: neither under its name nor by its looks. */
export const noSecretInEvidence: Invariant = {
  name: 'no-secret-in-evidence',
  platforms: bothPlatforms,
  watch: () => ({
    see: (event) => {
      if (event.type !== 'exchange') return nothing
      const leak = findLeak(event.exchange, 'exchange')
      return leak === undefined ? nothing : [findingOf(leak, event)]
    },
  }),
}

interface Leak {
  readonly detail: 'field' | 'token'
  readonly where: string
}

function findLeak(value: unknown, where: string): Leak | undefined {
  if (typeof value === 'string') return tokenShape.test(value) ? { detail: 'token', where } : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, held] of Object.entries(value)) {
    const isSecret = secretNames.has(name) || secretHeaders.has(name.toLowerCase())
    if (isSecret && typeof held === 'string' && held !== redacted)
      return { detail: 'field', where: `${where}.${name}` }
    const leak = findLeak(held, `${where}.${name}`)
    if (leak !== undefined) return leak
  }
  return undefined
}

function findingOf({ detail, where }: Leak, event: TraceEvent): Finding {
  const params = detail === 'field' ? { name: where } : { where }
  return { rule: 'no-secret-in-evidence', party: 'harness', detail, params, witness: [event.seq] }
}
