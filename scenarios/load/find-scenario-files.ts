import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageRoot } from './package-root.ts'
import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** Where the shipped scenarios are. */
export const catalogueFolder: string = fileURLToPath(new URL('scenarios/catalogue', packageRoot))

/** Packages of others, and worlds that scenarios name. */
const notSearched: ReadonlySet<string> = new Set(['node_modules', 'worlds'])

const scenarioFile = /(?:\.ya?ml|(?<!\.d|\.test)\.ts)$/

/**
 * The scenario files at the paths, folders searched through, in the order of the paths and then of their names;
 * those of the shipped catalogue when no path is given. A path that exists nowhere may name a shipped scenario.
 *
 * @throws HarnessError VMH_INPUT_MISSING or VMH_NO_SCENARIOS
 */
export async function findScenarioFiles(paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return filesIn(catalogueFolder)
  const found: string[] = []
  for (const path of paths) found.push(...(await filesAt(path)))
  return [...new Set(found)]
}

async function filesAt(path: string): Promise<readonly string[]> {
  const kind = await stat(path).catch(() => undefined)
  if (kind?.isDirectory() === true) return filesIn(path)
  if (kind !== undefined) return [path]
  const shipped = (await filesIn(catalogueFolder)).filter((file) => file.endsWith(`/${path}.yaml`))
  if (shipped.length > 0) return shipped
  throw new HarnessError('VMH_INPUT_MISSING', {
    path,
    problem: 'there is no such file, folder or shipped scenario; `vmharness list` shows the shipped ones',
  })
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(
      (entry) =>
        entry.isFile() &&
        scenarioFile.test(entry.name) &&
        // Only below: the shipped catalogue itself lies in the node_modules of whoever has installed it.
        !relative(folder, entry.parentPath)
          .split(sep)
          .some((part) => notSearched.has(part)),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((a, b) => (a < b ? -1 : 1))
  if (files.length === 0) throw new HarnessError('VMH_NO_SCENARIOS', { path: folder })
  return files
}
