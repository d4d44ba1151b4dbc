import { spawnSync } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { claimFolder } from './claim-folder.ts'

describe('a folder that a run writes to', () => {
  it('is closed to others until the run has ended', async () => {
    await using folder = await temporaryFolder()
    const path = join(folder.path, 'out')
    const first = await claimFolder(path)
    await expect(claimFolder(path)).rejects.toMatchObject({ code: 'VMH_OUTPUT_IN_USE' })
    await first[Symbol.asyncDispose]()
    expect(await readdir(path)).toEqual([])
    await using _ = await claimFolder(path)
  })

  it.each([
    ['a run that was killed', `${spawnSync(process.execPath, ['-e', '']).pid} ${hostname()}`],
    ['a run on another machine', `${process.pid} elsewhere`],
    ['nobody knows whom', ''],
  ])('is open where the claim is of %s', async (_, text) => {
    await using folder = await temporaryFolder()
    await writeFile(join(folder.path, '.vmharness-run'), text)
    await using claimed = await claimFolder(folder.path)
    expect(claimed).toBeDefined()
  })

  it('is refused in words where it cannot be made', async () => {
    await expect(claimFolder(join(import.meta.filename, 'out'))).rejects.toMatchObject({
      code: 'VMH_OUTPUT_UNWRITABLE',
    })
  })
})
