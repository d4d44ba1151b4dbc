import { describe, expect, it } from 'vitest'
import { randomStream } from '../../random/random-stream.ts'
import { Sessions } from './front.ts'

const hourMs = 3_600_000
const sessions = (): Sessions<string> => new Sessions(randomStream(1, 'sessions'))

describe('a session', () => {
  it('lives an hour after it was last used, however long it is used', () => {
    const open = sessions()
    const id = open.open('bob', 0)
    expect(open.use(id, hourMs)).toBe('bob')
    expect(open.use(id, 2 * hourMs)).toBe('bob')
    expect(open.use(id, 3 * hourMs + 1)).toBeUndefined()
    expect(open.use(id, 3 * hourMs + 1)).toBeUndefined()
  })

  it('has an id that nobody guesses from another', () => {
    const open = sessions()
    const [one, other] = [open.open('bob', 0), open.open('eve', 0)]
    expect(one).toMatch(/^[0-9a-f]{24}$/)
    expect(open.use(other, 0)).toBe('eve')
    expect(open.use(one, 0)).toBe('bob')
    expect(open.use('', 0)).toBeUndefined()
  })

  it('ends when ten thousand newer ones are open, if it was not used since', () => {
    const open = sessions()
    const [oldest, used] = [open.open('bob', 0), open.open('eve', 0)]
    for (let count = 0; count < 9999; count++) {
      open.use(used, 0)
      open.open('max', 0)
    }
    expect(open.use(oldest, 0)).toBeUndefined()
    expect(open.use(used, 0)).toBe('eve')
  })
})
