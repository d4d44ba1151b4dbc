import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatedFiles, staleFiles } from './generated-files.ts'

/** Writes every generated file; with `--check` writes nothing, and exits 1 naming those that are stale. */
const files = await generatedFiles()
const stale = await staleFiles(files)

if (process.argv.includes('--check')) {
  for (const path of stale) process.stderr.write(`stale: ${path} (run \`npm run generate\`)\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const path of stale) await write(path, files.get(path) ?? '')
}

async function write(path: string, content: string): Promise<void> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
