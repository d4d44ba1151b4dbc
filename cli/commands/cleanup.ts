import { existsSync, readFileSync } from 'node:fs'
import { cleanUp, ownedOn } from '../../scenarios/targets/real/clean-up.ts'
import { type Connection, connect } from '../../scenarios/targets/real/connection.ts'
import { type Owned, readLedger } from '../../scenarios/targets/real/ledger/read-ledger.ts'
import { placeOf } from '../../scenarios/targets/real/place.ts'
import { lookAround } from '../../scenarios/targets/real/look-around.ts'
import { loginFailure } from '../../scenarios/targets/real/survey/survey.ts'
import type { AddCommand } from '../add-command.ts'
import { exitCodes } from '../exit-code.ts'
import { type FoundTarget, findTarget, findTargets } from '../real/find-target.ts'
import type { Surroundings } from '../surroundings.ts'
import { removedWords, tellLeft } from '../real/open-real-run.ts'

interface CleanupOptions {
  readonly target?: string
  readonly config?: string
  readonly dryRun?: true
  readonly forget?: readonly string[]
}

/** `vmharness cleanup`: removes what runs have left on real targets, by the ledger alone. */
export const cleanupCommand: AddCommand = (program, surroundings, done) => {
  program
    .command('cleanup')
    .summary('remove what runs have left on real targets')
    .description(
      'Removes what the ledger lists, and nothing else: first VMs, then their accounts. Names everything that it removes; the last line holds the totals.',
    )
    .option('--target <name>', 'a target of the configuration; all of them when absent')
    .option('--config <file>', 'where targets are described; vmharness.config.yaml when absent')
    .option('--dry-run', 'name what would be removed, and remove nothing')
    .option('--forget <name...>', 'take a VM or account that you have removed by hand off the ledger')
    .addHelpText('after', '\nExamples:\n  vmharness cleanup --dry-run\n  vmharness cleanup --target staging')
    .action(async (options: CleanupOptions) => {
      const { target, config } = options
      const all = await findTargets(config)
      const found = target === undefined ? all : [await findTarget(target, config)]
      const sums = { hosts: 0, accounts: 0, left: strangers(all, surroundings) }
      for (const each of found) {
        const { hosts, accounts, left } = await cleanTarget(each, surroundings, options)
        sums.hosts += hosts
        sums.accounts += accounts
        sums.left += left
      }
      const did = options.dryRun === true ? 'would remove' : 'removed'
      surroundings.stdout.write(`${did} ${removedWords(sums)}; ${sums.left} left\n`)
      done(sums.left === 0 ? exitCodes.good : exitCodes.environment)
    })
}

interface Sums {
  readonly hosts: number
  readonly accounts: number
  readonly left: number
}

async function cleanTarget(
  found: FoundTarget,
  { stdout, stderr, env }: Surroundings,
  { dryRun, forget = [] }: CleanupOptions,
): Promise<Sums> {
  const isDry = dryRun === true
  await using connection = await connect({ ...found, environment: env, changes: !isDry })
  if (!isDry) for (const line of forgotten(connection, forget)) stdout.write(`${line}\n`)
  const things = ownedOn(connection)
  if (connection.ledger.tornLines > 0) {
    stderr.write(`${connection.ledger.path}: ${connection.ledger.tornLines} torn lines, of no harm\n`)
  }
  for (const thing of things) stdout.write(`${found.target.name}: ${labelOf(thing)}\n`)
  const count = (kind: Owned['kind']): number => things.filter((thing) => thing.kind === kind).length
  if (isDry || things.length === 0) return { hosts: count('host'), accounts: count('account'), left: 0 }
  return await remove(connection, stderr)
}

async function remove(connection: Connection, stderr: Surroundings['stderr']): Promise<Sums> {
  const failure = loginFailure(await lookAround(connection))
  if (failure !== undefined) throw failure
  const { hosts, accounts, left } = await cleanUp(connection)
  tellLeft(left, connection, stderr)
  return { hosts, accounts, left: left.length }
}

/** Takes things out of the ledger, whatever has become of them; gives a line for each. */
function forgotten(connection: Connection, names: readonly string[]): readonly string[] {
  const { ledger, target } = connection
  return ownedOn(connection)
    .filter(({ name }) => names.includes(name))
    .map((thing) => {
      ledger.gone(thing.key)
      return `${target.name}: forgot ${labelOf(thing)}; if it is still there, remove it in VMmanager`
    })
}

function labelOf({ kind, name, id }: Owned): string {
  return `${kind === 'host' ? 'machine' : 'account'} ${name}${id === undefined ? ' (if it was made)' : `, id ${id}`}`
}

/** Ids mean something at the address where they were given alone; gives how many things stand at an unknown one. */
function strangers(found: readonly FoundTarget[], { stderr }: Surroundings): number {
  const [path] = found.map(({ ledgerPath }) => ledgerPath)
  if (path === undefined || !existsSync(path)) return 0
  const known = new Set(found.map(({ target }) => placeOf(target.url)))
  const { owned } = readLedger(readFileSync(path, 'utf8'))
  const unknown = owned.filter(({ url }) => !known.has(placeOf(url)))
  for (const [url, things] of Map.groupBy(unknown, (thing) => thing.url)) {
    const names = things.map(labelOf).join('; ')
    stderr.write(
      `${url} has ${things.length} things of ours, and no target has that address: ${names}. Describe it as a target, and clean up again.\n`,
    )
  }
  return unknown.length
}
