import { hostname } from 'node:os'
import { product } from '../../reports/product.ts'
import type { ReportOrigin } from '../../reports/report-context.ts'
import type { Surroundings } from '../surroundings.ts'
import { redact, redacted } from '../../contracts/trace/redact.ts'
import { isSecretName } from '../../contracts/trace/secret-places.ts'
import { shellWord } from '../../reports/replay/reproduce-commands.ts'

/** What a report says of the invocation that made it; `beganAtMs` is its date, in ms since 1970. */
export function reportOrigin(
  { beganAtMs }: { readonly beganAtMs: number },
  { argv = [], version = process.version }: Surroundings,
): ReportOrigin {
  return {
    date: new Date(beganAtMs).toISOString(),
    command: shownCommand(argv.slice(2)),
    host: hostname(),
    versions: [`${product.name} ${product.version}`, `Node.js ${version}`],
  }
}

/** A command line as a report may show it: whoever reads the report must not learn what a password was. */
export function shownCommand(args: readonly string[]): string {
  const words = args.map((arg, index) => shellWord(withoutSecret(arg, args[index - 1])))
  return ['vmharness', ...words].join(' ')
}

function withoutSecret(arg: string, before: string | undefined): string {
  if (before?.startsWith('--') === true && !arg.startsWith('--') && isSecret(before)) return redacted
  const [, name, value] = /^([^=/?&]+)=(.*)$/s.exec(arg) ?? []
  if (name !== undefined && value !== undefined && isSecret(name)) return `${name}=${redacted}`
  // Credentials of an address: `https://user:password@host`.
  return redact(arg).replace(/(\/\/)[^/@\s]+@/, `$1${redacted}@`)
}

/** By its last part, too: `--admin-password`, `clientToken`. */
function isSecret(name: string): boolean {
  const parts = name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').split(/[-_.]/)
  return isSecretName(name) || parts.some((part) => isSecretName(part))
}
