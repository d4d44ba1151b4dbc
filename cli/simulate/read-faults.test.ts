import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../simulators/faults/fault.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { readFaults } from './read-faults.ts'

async function read(text: string): Promise<readonly Fault[]> {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'faults.yaml')
  await writeFile(file, text)
  return await readFaults(file)
}

describe('a file of faults', () => {
  it('lists them as scenarios do', async () => {
    const text = `
- { fault: task-fails, stage: disk }
- fault: asleep
  after: 30s
  for: 2m
- { fault: reply-lost, operation: host-create }
`
    expect(await read(text)).toEqual([
      { fault: 'task-fails', stage: 'disk' },
      { fault: 'asleep', after: '30s', for: '2m' },
      { fault: 'reply-lost', operation: 'host-create' },
    ])
  })

  it('may be JSON, and may be empty', async () => {
    expect(await read('[{"fault":"sessions-expire","after":"5s"}]')).toEqual([
      { fault: 'sessions-expire', after: '5s' },
    ])
    expect(await read('# nothing yet\n')).toEqual([])
  })

  it.each([
    ['- { fault: rain }\n', 1, 'rain'],
    ['- { fault: task-fails, stage: disk }\n- { fault: task-fails, stage: roof }\n', 2, 'roof'],
    ['- fault: task-late\n  after: 30s\n', 1, 'delay'],
    ['fault: asleep\n', 1, ''],
  ])('is refused at the line to blame: %j', async (text, line, word) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'VMH_SCENARIO_INVALID',
      message: expect.stringContaining(word),
      place: { line, column: expect.any(Number), file: expect.stringContaining('faults.yaml') },
    })
  })

  it('is refused where it is no YAML, or not there', async () => {
    await expect(read('- [')).rejects.toMatchObject({ code: 'VMH_YAML_SYNTAX' })
    await expect(readFaults('nowhere.yaml')).rejects.toMatchObject({
      code: 'VMH_INPUT_MISSING',
      params: { path: 'nowhere.yaml' },
    })
  })
})
