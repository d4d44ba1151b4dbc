import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../simulators/faults/fault.ts'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { parseFault, readFaults } from './read-faults.ts'

describe('a fault on the command line', () => {
  it('is its name and its parameters, as in a file', () => {
    expect(parseFault('asleep')).toEqual([{ fault: 'asleep' }])
    expect(parseFault('  reply-lost operation=host-create   times=2 ')).toEqual([
      { fault: 'reply-lost', operation: 'host-create', times: 2 },
    ])
    expect(parseFault('task-slow stage=disk delay=30s probability=0.5')).toEqual([
      { fault: 'task-slow', stage: 'disk', delay: '30s', probability: 0.5 },
    ])
    expect(parseFault('host-stopped host=a=b')).toEqual([{ fault: 'host-stopped', host: 'a=b' }])
  })

  it('comes after those before it', () => {
    expect(parseFault('asleep', parseFault('forbidden')).map(({ fault }) => fault)).toEqual([
      'forbidden',
      'asleep',
    ])
  })

  it.each([
    ['', '`fault` must be one of'],
    ['aslep', 'did you mean asleep?'],
    ['asleep till=5', 'Unknown key `till`'],
    ['asleep for=soon', 'a duration such as'],
    ['reply-late', 'Missing key `delay`'],
    ['reply-lost operation=host-crete', 'did you mean host-create?'],
    ['asleep times={', '`times` must be an integer'],
  ])('%j is refused: %s', (text, words) => {
    expect(() => parseFault(text)).toThrow(
      expect.objectContaining({
        code: 'VMH_SCENARIO_INVALID',
        message: expect.stringContaining(words),
        place: { file: '--fault' },
      }),
    )
  })
})

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
