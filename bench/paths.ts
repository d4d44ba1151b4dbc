import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const benchFolder: string = fileURLToPath(new URL('.', import.meta.url))
export const repository: string = fileURLToPath(new URL('..', import.meta.url))

/** A file of a package that is installed here. */
export function installed(...parts: readonly string[]): string {
  return join(benchFolder, 'node_modules', ...parts)
}

export function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(installed(name, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return version
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'vmharness-bench-'))
}
