import { secretNames } from '../vmmanager/secret-names.ts'

/** Headers that carry a session. */
const secretHeaders = [
  'authorization',
  'cookie',
  'internal-auth',
  'isp-session',
  'proxy-authorization',
  'ses6',
  'set-cookie',
  'x-xsrf-token',
]

const secretKeys: ReadonlySet<string> = new Set([...secretNames, ...secretHeaders])

/** How names end under which programs other than VMmanager keep secrets. */
const secretEnding = [
  'pass',
  'passwords?',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'secret',
  'tokens?',
  'credentials?',
  'otp',
  'authinfo',
  'api[_-]?key',
  'access[_-]?key',
  'private[_-]?key',
  'session[_-]?id',
  'cookies?',
  'jwt',
  'csrf',
  'xsrf',
].join('|')

const endsAsSecret = new RegExp(`(?:${secretEnding})$`, 'i')

/** What was found of a name; the same few hundred come again and again. */
const known = new Map<string, boolean>()
/** Names in answers may be anything, and so many. */
const mostKnown = 10_000
/** No longer name is looked at by its ending. */
const longestName = 100

/** True for the name of a header or property that holds a secret. */
export function isSecretName(name: string): boolean {
  const found = known.get(name)
  if (found !== undefined) return found
  const isSecret =
    secretKeys.has(name.toLowerCase()) || (name.length <= longestName && endsAsSecret.test(name))
  if (known.size < mostKnown) known.set(name, isSecret)
  return isSecret
}

/** How tokens of VMmanager look, e.g. `5-0f8fad5b-d9cb-469f-a165-70867728950e`. */
export const tokenShape: RegExp = /\b\d+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i

const names = String.raw`[\w-]{0,40}?(?:${secretEnding})|${[...secretNames].join('|')}`
/** As it begins: what stands for a secret already is none. */
export const placed: string = String.raw`\[(?:(?:token|secret)-\d+|redacted|hidden \d+(?: [\da-f]{8})?)\]`
const notPlaced = (end: string): string => `(?!${placed}(?:${end}|$))`

/**
 * Secrets inside text: tokens, and what stands under a secret name in JSON, which a cut body still is and a text may hold,
 * in a form or query, in XML, or in a field of HTML. What stands before the secret is captured, in one of the groups.
 */
export const secretInText: RegExp = new RegExp(
  [
    tokenShape.source,
    String.raw`((?<!\\)"(?:${names})"\s*:\s*")${notPlaced('"')}(?:[^"\\]|\\.)+`,
    String.raw`(\\+"(?:${names})\\+"\s*:\s*\\+")${notPlaced(String.raw`\\`)}[^"\\]+`,
    String.raw`((?:^|[?&;\n])(?:${names})=)${notPlaced('[&;\\s]')}[^&;\s]+`,
    String.raw`(<(?:${names})(?:\s[^<>]*)?>)${notPlaced('<')}[^<>]+(?=<)`,
    String.raw`(\bname=["']?(?:${names})["']?(?=[\s>])[^<>]*?\bvalue=["'])${notPlaced('["\']')}[^"'<>]+`,
    String.raw`(\bvalue=["'])${notPlaced('["\']')}[^"'<>]+(?=["'][^<>]*\bname=["']?(?:${names})["']?[\s>])`,
  ].join('|'),
  'gi',
)
