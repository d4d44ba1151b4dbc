import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatedFiles, staleFiles } from './generated-files.ts'
import { generateSchemas } from './generate-schemas.ts'

/**
 * Writes every generated file; with `--check` writes nothing, and exits 1 naming those that are stale. The schemas come
 * first, and another process makes the rest: it reads the scenarios by the new schema, and documents that.
 */
if (process.argv.includes('--check')) {
  const stale = await staleFiles(await generatedFiles())
  for (const path of stale) process.stderr.write(`stale: ${path} (run \`npm run generate\`)\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else if (process.argv.includes('--rest')) {
  await writeStale(await generatedFiles())
} else {
  await writeStale(new Map(generateSchemas()))
  const rest = [...process.execArgv, ...process.argv.slice(1), '--rest']
  process.exitCode = spawnSync(process.execPath, rest, { stdio: 'inherit' }).status ?? 1
}

async function writeStale(files: ReadonlyMap<string, string>): Promise<void> {
  for (const path of await staleFiles(files)) {
    const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, files.get(path) ?? '')
  }
}
