import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder with those above it that are missing. One after the other: `mkdir` with `recursive` never ends in a place
 * that says of new folders that they are not there, such as /proc.
 *
 * @throws the error of the system where one cannot be made, or the path is that of a file
 */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.push(path)
  if (missing.length === 0) mustBeFolder(folder)
  for (const path of missing.toReversed()) {
    try {
      mkdirSync(path)
    } catch (error) {
      // Another process may have been faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(path)) throw error
    }
  }
}

function mustBeFolder(path: string): void {
  if (!isFolder(path)) mkdirSync(path)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
