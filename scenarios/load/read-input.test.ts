import { execFileSync } from 'node:child_process'
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { mostWrittenBytes, readInput, unreadableInput } from './read-input.ts'

const raised = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: as the system says\n    at a place`), { code, ...(path && { path }) })

it.each([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'a part of the path is a file and no folder'],
  ['EISDIR', 'it is a folder, and a file is needed'],
  ['EACCES', 'it may not be read by this user'],
  ['EPERM', 'it may not be read by this user'],
  ['EIO', 'EIO: as the system says'],
  ['toString', 'toString: as the system says'],
])('%s of a file is told as: %s', (code, problem) => {
  for (const cause of [raised(code), raised(code, 'a.yaml')])
    expect(unreadableInput('a.yaml', cause)).toMatchObject({
      code: 'VMH_INPUT_MISSING',
      message: `Cannot read a.yaml: ${problem}`,
      cause,
    })
})

it('keeps the words of a module that fails at another file', () => {
  const { message } = unreadableInput('a.ts', raised('ENOENT', 'b.json'))
  expect(message).toBe('Cannot read a.ts: ENOENT: as the system says')
})

it('tells a thrown thing that is no error as it is', () => {
  expect(unreadableInput('a.ts', 'no reason').message).toBe('Cannot read a.ts: no reason')
})

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
