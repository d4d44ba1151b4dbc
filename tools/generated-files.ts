import { readFile } from 'node:fs/promises'
import { generateContract } from './generate-contract.ts'
import { generateCoverage } from './generate-coverage.ts'
import { generateDocs } from './generate-docs.ts'
import { generateFixtures } from './generate-fixtures.ts'
import { generatePage } from './generate-page.ts'
import { generatePlaces } from './generate-places.ts'
import { generateCli } from './generate-cli.ts'
import { generateQuirks } from './generate-quirks.ts'
import { generateSchemas } from './generate-schemas.ts'

const repository = new URL('../', import.meta.url)

/** Contents of every generated file of the repository, by path in it. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...(await generateContract()),
    ...generateSchemas(),
    ...(await generateFixtures()),
    ...(await generatePlaces()),
    ...(await generatePage()),
    ...generateDocs(),
    ...(await generateCli()),
    ...(await generateQuirks()),
    ...(await generateCoverage()),
  ])
}

/** Paths of those `files` whose content below `root` is another, or absent; sorted. */
export async function staleFiles(
  files: ReadonlyMap<string, string>,
  root: URL = repository,
): Promise<readonly string[]> {
  const checks = [...files].map(async ([path, content]) => {
    // An absent file is stale like any other that differs.
    const current = await readFile(new URL(path, root), 'utf8').catch(() => undefined)
    return current === content ? [] : [path]
  })
  return (await Promise.all(checks)).flat().toSorted()
}
