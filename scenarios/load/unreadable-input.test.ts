import { expect, it } from 'vitest'
import { unreadableInput } from './unreadable-input.ts'

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
