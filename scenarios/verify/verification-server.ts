import type { ExchangeRequest, ExchangeResponse } from '../../contracts/exchange/exchange.ts'
import type { Fault } from '../../simulators/faults/fault.ts'
import { serveHttp } from '../../simulators/vmmanager/http/http-server.ts'
import { beginInteraction, endInteraction } from './around-interaction.ts'
import { forward, jsonResponse } from './forward.ts'
import type { Stage } from './stage.ts'
import { type StateValues, setState } from './state-setters.ts'
import { type UnknownItem, isUnknownItem } from '../../simulators/client/outcome.ts'
import type { SeenInteraction } from './verified-interaction.ts'
import { Unsettable } from './offer.ts'

/** What stands between Pact's verifier and a VMmanager. */
export interface VerificationServer extends AsyncDisposable {
  /** Where requests are sent. */
  readonly url: string
  /** Where states are asked for. */
  readonly statesUrl: string
  /** The interactions so far, in the order in which they were verified. */
  readonly seen: readonly SeenInteraction[]
}

const statesPath = '/_states'

/** What else is done with each interaction. */
export interface VerificationExtras {
  /** Are armed in a simulated VMmanager when the states of an interaction are there. */
  readonly faults?: readonly Fault[] | undefined
  /** Hears how many interactions have been begun. */
  readonly begun?: (count: number) => void
}

/**
 * Brings about the states that Pact asks for, and sends its requests on in a session. An interaction whose states are
 * not there is not sent: its request could do harm, and its answer would prove nothing.
 */
export async function serveVerification(
  stage: Stage,
  { faults = [], begun = () => {} }: VerificationExtras = {},
): Promise<VerificationServer> {
  const seen: SeenInteraction[] = []
  let current: SeenInteraction | undefined
  const begin = async (): Promise<SeenInteraction> => {
    const interaction: SeenInteraction = { states: [] }
    begun(seen.push(interaction))
    const failed = await beginInteraction(stage)
    return failed === undefined ? interaction : Object.assign(interaction, { failed })
  }
  const changeState = async ({ state, params, action }: UnknownItem): Promise<StateValues> => {
    if (action === 'teardown') {
      current = undefined
      await endInteraction(stage)
      return {}
    }
    current ??= await begin()
    return give(stage, current, String(state), isUnknownItem(params) ? params : {})
  }
  const send = async (request: ExchangeRequest): Promise<ExchangeResponse> => {
    const interaction = (current ??= await begin())
    const reason = interaction.unsettable ?? interaction.failed
    if (reason !== undefined) return unsent(reason)
    for (const fault of faults) await stage.target.simulation?.arm(fault)
    try {
      return await forward(stage, request, interaction)
    } catch (error) {
      if (!(error instanceof Unsettable)) throw error
      interaction.unsettable = error.message
      return unsent(error.message)
    }
  }
  const server = await serveHttp(async (request) => {
    const { path, body } = request
    const isState = path === statesPath && isUnknownItem(body)
    const response = isState ? jsonResponse(200, await changeState(body)) : await send(request)
    return { delivery: { response } }
  }, 0)
  return { ...server, statesUrl: `${server.url}${statesPath}`, seen }
}

/** What Pact gets where no request was sent. */
function unsent(reason: string): ExchangeResponse {
  return jsonResponse(424, { reason })
}

async function give(
  stage: Stage,
  interaction: SeenInteraction,
  name: string,
  params: UnknownItem,
): Promise<StateValues> {
  // An interaction without any state asks for one without a name.
  if (name === '') return {}
  interaction.states.push(name)
  const result = await setState(stage, name, params)
  if (result.kind === 'set') return result.values
  interaction[result.kind] ??= result.reason
  return {}
}
