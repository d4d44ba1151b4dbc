import { execFile } from 'node:child_process'
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { writeWhole } from './write-whole.ts'

describe('a file that is written whole', () => {
  it('takes the place of the old one, and leaves nothing beside it', async () => {
    await using folder = await temporaryFolder()
    const path = join(folder.path, 'deep', 'a.txt')
    await writeWhole(path, 'old')
    await writeWhole(path, 'new')
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(join(folder.path, 'deep'))).toEqual(['a.txt'])
  })

  it('is for its owner alone, unless others have to read it', async () => {
    await using folder = await temporaryFolder()
    const [own, open] = [join(folder.path, 'own.txt'), join(folder.path, 'open.txt')]
    await writeFile(own, 'old', { mode: 0o644 })
    await writeWhole(own, 'new')
    await writeWhole(open, 'new', 0o644)
    const modes = await Promise.all([own, open].map(async (path) => (await lstat(path)).mode & 0o777))
    expect(modes.map((mode) => mode & 0o077)).toEqual([0, 0o044])
  })

  it('is written where a link leads, and the link stays', async () => {
    await using folder = await temporaryFolder()
    const [real, link] = [join(folder.path, 'real.txt'), join(folder.path, 'link.txt')]
    await writeFile(real, 'old')
    await symlink('real.txt', link)
    await writeWhole(link, 'new')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readFile(real, 'utf8')).toBe('new')
  })

  it('is made where a link leads to nothing', async () => {
    await using folder = await temporaryFolder()
    const link = join(folder.path, 'link.txt')
    await symlink('later.txt', link)
    await writeWhole(link, 'new')
    expect(await readFile(join(folder.path, 'later.txt'), 'utf8')).toBe('new')
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
  })

  it('is written into what is no file, such as a pipe or a device, which stays', async () => {
    await using folder = await temporaryFolder()
    const pipe = join(folder.path, 'pipe')
    await promisify(execFile)('mkfifo', [pipe])
    const [text] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, 'through')])
    expect(text).toBe('through')
    expect((await lstat(pipe)).isFIFO()).toBe(true)
    await writeWhole('/dev/null', 'gone')
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true)
  })

  it('is refused in words where it cannot be', async () => {
    await using folder = await temporaryFolder()
    await mkdir(join(folder.path, 'taken'))
    await expect(writeWhole(join(folder.path, 'taken'), 'x')).rejects.toMatchObject({
      code: 'VMH_OUTPUT_UNWRITABLE',
    })
    expect(await readdir(folder.path)).toEqual(['taken'])
  })
})
