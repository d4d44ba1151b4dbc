import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { makeFolder } from '../../scenarios/load/make-folder.ts'
import { unwritable } from './write-whole.ts'

/** Stands in a folder while a run writes there. */
const claimName = '.vmharness-run'

/**
 * Keeps other runs out of a folder, so that its report and its traces are of one run. What a run has left that was
 * killed, or one on another machine, is no hindrance.
 *
 * @throws HarnessError VMH_OUTPUT_IN_USE or VMH_OUTPUT_UNWRITABLE
 */
export async function claimFolder(folder: string): Promise<AsyncDisposable> {
  const path = join(folder, claimName)
  try {
    makeFolder(folder)
    await claim(path).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
      const owner = await ownerOf(path)
      if (owner !== undefined) throw new HarnessError('VMH_OUTPUT_IN_USE', { path: folder, pid: owner })
      await rm(path, { force: true })
      await claim(path)
    })
  } catch (error) {
    throw HarnessError.is(error) ? error : unwritable(folder, error)
  }
  return { [Symbol.asyncDispose]: () => rm(path, { force: true }) }
}

function claim(path: string): Promise<void> {
  return writeFile(path, `${process.pid} ${hostname()}\n`, { flag: 'wx' })
}

/** The process that holds the claim; undefined where it has ended, or runs where nobody can see it. */
async function ownerOf(path: string): Promise<number | undefined> {
  const [pid = '', host] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ')
  return host === hostname() && isRunning(Number(pid)) ? Number(pid) : undefined
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
