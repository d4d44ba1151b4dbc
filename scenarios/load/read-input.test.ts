import { execFileSync } from 'node:child_process'
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { mostWrittenBytes, readInput } from './read-input.ts'

describe('a file that the user names', () => {
  it('is read as text', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'a.yaml')
    await writeFile(file, 'grüße\n')
    expect(await readInput(file)).toBe('grüße\n')
  })

  it('is refused by its size, before any of it is read', async () => {
    await using folder = await temporaryFolder()
    const file = join(folder.path, 'huge.yaml')
    await writeFile(file, '')
    await truncate(file, 1024 ** 4)
    await expect(readInput(file)).rejects.toMatchObject({
      code: 'VMH_INPUT_TOO_LARGE',
      message: expect.stringContaining(String(mostWrittenBytes)),
    })
  })

  it.each([
    ['nowhere.yaml', 'there is no such file'],
    ['.', 'it is a folder'],
  ])('is told of when it cannot be read: %s', async (name, words) => {
    await using folder = await temporaryFolder()
    await expect(readInput(join(folder.path, name))).rejects.toMatchObject({
      code: 'VMH_INPUT_MISSING',
      message: expect.stringContaining(words),
    })
  })

  it('does not wait for a pipe that nobody writes', async () => {
    await using folder = await temporaryFolder()
    const pipe = join(folder.path, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(readInput(pipe)).rejects.toMatchObject({
      code: 'VMH_INPUT_MISSING',
      message: expect.stringContaining('it is no file'),
    })
  })
})
