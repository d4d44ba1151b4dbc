import type { OrderRequest, PlatformMock, PlatformSurroundings } from '../platform/platform-mock.ts'
import { type Tariff, tariffs } from '../platform/tariff.ts'
import { exampleEmail } from '../client/pact/account-calls.ts'
import type { Flow } from './flow.ts'
import { examplePassword } from './pact-call.ts'

/** The side of a pact that asks: who it is, and the flows that its calls are taken from. */
export interface PlatformPact<Settings> {
  /** Its name in pacts and in a Pact Broker. */
  readonly consumer: string
  readonly flows: readonly Flow<Settings>[]
  readonly make: (surroundings: PlatformSurroundings, settings: Partial<Settings>) => PlatformMock
}

const [small, medium] = tariffs as readonly [Tariff, Tariff]

/** The tariff that is changed to; its operating system is the same. */
export const otherTariff: Tariff = { ...medium, os: small.os }

/** What is ordered in every flow. */
export const exampleOrder: OrderRequest = {
  order: 'a',
  client: { name: 'client', email: exampleEmail, password: examplePassword },
  tariff: small,
  addresses: 1,
}
