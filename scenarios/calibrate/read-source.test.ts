import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import { exchangeChoice } from './read-source.ts'

const exchange = (path: string, status?: number): Exchange => ({
  request: { method: 'GET', path, query: '', headers: {} },
  ...(status === undefined
    ? { failure: { code: 'reset', sent: true } }
    : { response: { status, headers: {} } }),
})

describe('a choice of exchanges', () => {
  it('has a few of each kind, whatever ids they name', () => {
    const choice = exchangeChoice()
    for (let id = 0; id < 1000; id++) choice.see(exchange(`/vm/v3/host/${id}`, 200))
    choice.see(exchange('/vm/v3/host/7', 404))
    choice.see(exchange('/vm/v3/task', 200))
    expect(
      choice.chosen.map(({ request, response }) => `${request.path} ${response?.status}`).slice(-2),
    ).toEqual(['/vm/v3/host/7 404', '/vm/v3/task 200'])
    expect(choice.chosen).toHaveLength(7)
  })

  it('leaves out what had no answer, and ends where kinds do not', () => {
    const choice = exchangeChoice()
    choice.see(exchange('/vm/v3/host'))
    expect(choice.chosen).toEqual([])
    for (const letter of Array.from({ length: 5000 }, (_, index) => 'x'.repeat(index + 1)))
      choice.see(exchange(`/${letter}`, 200))
    expect(choice.chosen.length).toBeLessThan(1000)
  })
})
