import { firstClient } from '../../simulators/billmanager/front/front.ts'
import { serveFront } from '../../simulators/billmanager/front/serve-front.ts'
import type { Listening } from '../../simulators/vmmanager/http/open-server.ts'
import type { SimulateOptions } from './simulate-options.ts'
import type { ReadyBillmanager } from './welcome.ts'

/** The simulator that a BILLmanager works against, and how it listens itself. */
export interface Behind extends Omit<Listening, 'port' | 'host'> {
  readonly url: string
  /** Today, in ms since 1970. */
  readonly beganAtMs: number
}

/** A BILLmanager that serves. */
export interface StartedBillmanager extends AsyncDisposable {
  readonly ready: ReadyBillmanager
}

/** Serves a BILLmanager where one is wished. @throws HarnessError as `serveFront` does */
export async function startBillmanager(
  { billmanager: port, billmanagerSwitch: switches, host, dialect, clock, seed }: SimulateOptions,
  { url, beganAtMs, ...how }: Behind,
): Promise<StartedBillmanager | undefined> {
  if (port === undefined) return undefined
  const server = await serveFront(
    {
      vmmanager: url,
      dialect,
      clock,
      seed,
      settings: { beginsAtMs: beganAtMs },
      ...(switches && { switches }),
      // Whatever its certificate: the simulator is this very process.
      ...(how.tls && { trust: { insecure: true as const } }),
    },
    { ...how, host, port },
  )
  const { name: username, password } = firstClient
  return {
    ready: { url: `${server.url}/billmgr`, username, password },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
