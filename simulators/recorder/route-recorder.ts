import type { Mockttp, requestSteps } from 'mockttp'
import type { Trust } from '../transport/http-transport.ts'
import type { MayPass } from './bound-to.ts'
import { disturbWire, type WireDisturbance } from './disturb-wire.ts'
import type { RecorderOptions } from './open-recorder.ts'
import type { Pairing } from './pair-messages.ts'

/** What holds for requests and for connections that leave HTTP alike. */
type Passing = Pick<
  requestSteps.PassThroughStepOptions,
  'simulateConnectionErrors' | 'additionalTrustedCAs' | 'ignoreHostHttpsErrors'
>

/** Who is meant by what a recorder hears. */
export interface Routes extends Pick<Pairing, 'isMeant'>, Pick<WireDisturbance, 'broken'> {
  readonly mayPass: MayPass
}

const refusal = 'vmharness record passes on to VMmanager, to what --allow names, and to nothing else\n'

/** Says where requests and other connections go, and what happens to them on the way. */
export async function routeRecorder(proxy: Mockttp, options: RecorderOptions, routes: Routes): Promise<void> {
  const { upstream, forward, faults, trust } = options
  const base = pathOf(upstream)
  const plain = passOn(trust)
  const matchReplacePath: [RegExp, string][] = [[/^/, base]]
  const moved = base === '' ? plain : { ...plain, transformRequest: { matchReplacePath } }
  if (forward) await routeProxy(proxy, plain, routes)
  else {
    await proxy.forAnyWebSocket().thenForwardTo(upstream.origin.replace(/^http/, 'ws'), moved)
    if (faults.length === 0) await proxy.forUnmatchedRequest().thenForwardTo(upstream.origin, moved)
  }
  if (faults.length === 0) return
  const { isMeant, broken } = routes
  const disturbance = { ...options, base, broken, ...(!forward && { target: upstream }) }
  await proxy
    .forAnyRequest()
    .matching(isMeant)
    .asPriority(1)
    .thenPassThrough({ ...plain, ...disturbWire(disturbance) })
}

async function routeProxy(proxy: Mockttp, plain: Passing, { mayPass }: Routes): Promise<void> {
  const isAllowed: Pairing['isMeant'] = ({ destination: { hostname, port } }) => mayPass(hostname, port)
  await proxy.forAnyRequest().matching(isAllowed).thenPassThrough(plain)
  await proxy.forAnyWebSocket().matching(isAllowed).thenPassThrough(plain)
  await proxy.forUnmatchedRequest().thenReply(403, refusal)
}

/** The path of a URL, without the slash at its end. */
export function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/$/, '')
}

function passOn({ ca, insecure }: Trust): Passing {
  return {
    simulateConnectionErrors: true,
    ...(ca !== undefined && { additionalTrustedCAs: [{ cert: ca }] }),
    ...(insecure === true && { ignoreHostHttpsErrors: true }),
  }
}
