import { describe, expect, it } from 'vitest'
import { parseFault } from './parse-fault.ts'

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
