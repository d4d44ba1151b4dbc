import { secretNames } from '../vmmanager/secret-names.ts'

/** Headers that carry a session. */
const secretHeaders = [
  'authorization',
  'cookie',
  'internal-auth',
  'isp-session',
  'ses6',
  'set-cookie',
  'x-xsrf-token',
]

const secretKeys: ReadonlySet<string> = new Set([...secretNames, ...secretHeaders])

/** What was found of a name; the same few hundred come again and again. */
const known = new Map<string, boolean>()
/** Names in answers may be anything, and so many. */
const mostKnown = 10_000

/** True for the name of a header or property that holds a secret. */
export function isSecretName(name: string): boolean {
  const found = known.get(name)
  if (found !== undefined) return found
  const isSecret = secretKeys.has(name.toLowerCase())
  if (known.size < mostKnown) known.set(name, isSecret)
  return isSecret
}

/** How tokens of VMmanager look, e.g. `5-0f8fad5b-d9cb-469f-a165-70867728950e`. */
export const tokenShape: RegExp = /\b\d+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i

const names = [...secretNames].join('|')
const placed = String.raw`\[(?:(?:token|secret)-\d+|redacted)\]`

/**
 * Secrets inside text: tokens, and what stands under a secret name in JSON, which a cut body still is, or in a form
 * or query; there the name itself is captured, first or second. What stands for a secret already is none.
 */
export const secretInText: RegExp = new RegExp(
  [
    tokenShape.source,
    String.raw`("(?:${names})"\s*:\s*")(?!${placed}(?:"|$))(?:[^"\\]|\\.)+`,
    `((?:^|[?&])(?:${names})=)(?!${placed}(?:&|$))[^&]+`,
  ].join('|'),
  'gi',
)
