import { describe, expect, it } from 'vitest'
import { sightOf } from './sight-of.ts'

const error = (code: number): object => ({ error: { code, msg: '', value: {} } })

describe('an answer', () => {
  it.each([
    [200, { list: [] }, 'answer'],
    [201, 'text', 'answer'],
    [302, '', 'answer'],
    [200, error(3003), 'refused'],
    [404, error(1106), 'absent'],
    [404, '<html>not found</html>', 'absent'],
    [404, undefined, 'absent'],
    [404, error(3080), 'refused'],
    [405, error(1107), 'absent'],
    [401, error(1000), 'refused'],
    [403, error(3001), 'refused'],
    [429, '', 'refused'],
    [500, error(1), 'refused'],
    [502, '<html>', 'refused'],
    [503, 'Unavailable', 'asleep'],
  ])('%s %j shows: %s', (status, body, sight) => {
    expect(sightOf({ status, body })).toBe(sight)
  })
})
