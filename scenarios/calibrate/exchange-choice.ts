import type { Exchange } from '../../contracts/exchange/exchange.ts'

/** Of each kind that many: dialects differ in kinds of answers, not in how often they are given. */
const mostOfKind = 5
const mostKinds = 500

/** A few exchanges of each kind of a long trace. */
export interface ExchangeChoice {
  see(exchange: Exchange): void
  readonly chosen: readonly Exchange[]
}

/** Begins to choose: kinds are calls with their status, whatever ids are in their paths. */
export function exchangeChoice(): ExchangeChoice {
  const counts = new Map<string, number>()
  const chosen: Exchange[] = []
  return {
    chosen,
    see: (exchange) => {
      const { request, response } = exchange
      const kind = `${request.method} ${request.path.replaceAll(/\d+/g, '#')} ${response?.status}`
      const count = counts.get(kind) ?? 0
      const isEnough = count >= mostOfKind || (count === 0 && counts.size >= mostKinds)
      if (response === undefined || isEnough) return
      counts.set(kind, count + 1)
      chosen.push(exchange)
    },
  }
}
