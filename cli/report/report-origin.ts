import { hostname } from 'node:os'
import { product } from '../../reports/product.ts'
import type { ReportOrigin } from '../../reports/report-origin.ts'
import type { Surroundings } from '../surroundings.ts'
import { shownCommand } from './shown-command.ts'

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
