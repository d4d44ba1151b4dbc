import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of this package, whether it runs from its source or as it is shipped. */
export const packageRoot: URL = findRoot(new URL('.', import.meta.url))

function findRoot(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder
  const parent = new URL('..', folder)
  if (parent.href === folder.href) throw new Error(`No package.json above ${fileURLToPath(import.meta.url)}`)
  return findRoot(parent)
}
