import { redact } from '../trace/redact.ts'
import { tokenShape } from '../trace/secret-places.ts'
import type { Finding } from './finding.ts'
import { bothPlatforms, type Rule, nothing } from './rule.ts'

/**
 * No password, token or key stands in a trace, neither under its name nor by its looks: nothing is left to redact.
 * Told once for each place.
 */
export const noSecretInEvidence: Rule<'no-secret-in-evidence'> = {
  name: 'no-secret-in-evidence',
  platforms: bothPlatforms,
  seenBy: { consumer: 'whole', observer: 'whole', wire: 'whole', log: 'whole' },
  watch: () => {
    const told = new Set<string>()
    let events = 0
    return {
      occasions: () => events,
      see: (event) => {
        events++
        const clean = redact(event)
        if (clean === event) return nothing
        return leaksIn(event, clean, []).flatMap(({ path, secret }) => {
          const where = path.join('.')
          const place = where.replaceAll(/\.\d+/g, '.*')
          if (told.has(place)) return []
          told.add(place)
          return [findingOf(where, secret, event.seq)]
        })
      },
    }
  },
}

interface Leak {
  readonly path: readonly string[]
  readonly secret: unknown
}

/** Where redaction changed something. */
function leaksIn(held: unknown, clean: unknown, path: readonly string[]): readonly Leak[] {
  if (held === clean) return []
  if (typeof held !== 'object' || held === null) return [{ path, secret: held }]
  return Object.entries(held).flatMap(([name, inner]) =>
    leaksIn(inner, (clean as Readonly<Record<string, unknown>>)[name], [...path, name]),
  )
}

function findingOf(where: string, secret: unknown, seq: number): Finding {
  const basics = { rule: 'no-secret-in-evidence', party: 'harness', witness: [seq] } as const
  return tokenShape.test(String(secret))
    ? { ...basics, detail: 'token', params: { where } }
    : { ...basics, detail: 'field', params: { name: where } }
}
