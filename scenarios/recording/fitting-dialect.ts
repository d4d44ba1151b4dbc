import { checkExchange } from '../../contracts/exchange/check-exchange.ts'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { dialects } from '../../contracts/vmmanager/dialect.ts'
import { defaultChoices } from '../plan/default-choices.ts'

/**
 * The dialect in which the fewest exchanges break the contract; of several such the usual one, else the newest.
 *
 * @param usual - known by other means to be likely
 */
export function fittingDialect(
  exchanges: readonly Exchange[],
  usual: string = defaultChoices.dialect,
): string {
  const names = [usual, ...dialects.map(({ name }) => name).toReversed()]
  const broken = new Map(names.map((name) => [name, brokenIn(name, exchanges)]))
  const least = Math.min(...broken.values())
  return names.find((name) => broken.get(name) === least) ?? usual
}

function brokenIn(dialect: string, exchanges: readonly Exchange[]): number {
  const contract = contractFor(dialect)
  return exchanges.filter((exchange) => checkExchange(exchange, contract).length > 0).length
}
