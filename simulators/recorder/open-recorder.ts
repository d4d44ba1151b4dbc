import type { Mockttp, MockttpHttpsOptions, requestSteps } from 'mockttp'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { loadPeer } from '../../contracts/failures/load-peer.ts'
import type { ExchangeFailure } from '../../contracts/exchange/exchange.ts'
import type { Clock } from '../clock/clock.ts'
import type { Trust } from '../transport/http-transport.ts'
import type { Fault } from '../faults/fault.ts'
import { mostBytes } from './decode-body.ts'
import { disturbWire, type WireDisturbance } from './disturb-wire.ts'
import { type Pairing, pairMessages } from './pair-messages.ts'
import { withoutLoopCheck } from './without-loop-check.ts'

/** Where a recorder stands, and who hears from it. */
export interface RecorderOptions extends Pick<Pairing, 'hear' | 'leaveOut' | 'miss'> {
  /** Where VMmanager is. */
  readonly upstream: URL
  readonly trust: Trust
  /** 0 for any free one. */
  readonly port: number
  /** As a proxy that clients are told to use, in place of one that they take for VMmanager. */
  readonly forward: boolean
  /** HTTPS too, with certificates of an authority that is made now; always so for `forward`. */
  readonly tls: boolean
  readonly faults: readonly Fault[]
  readonly dialect: string
  readonly clock: Clock
  readonly strike: (fault: string, where: string) => void
}

/** A proxy that listens. Disposing of it ends what is under way, and tells of what has ended. */
export interface Recorder extends AsyncDisposable {
  readonly port: number
  /** Certificate (PEM) of the authority that clients have to trust; absent for plain HTTP. */
  readonly authority?: string
}

/**
 * Puts a proxy between a platform and a VMmanager. What passes is not changed, except by faults and for the name of
 * the host, which is VMmanager's own; signs of a URL that RFC 3986 has no place for are percent-encoded. Where
 * VMmanager cannot be reached the client's connection breaks as well. Listens on all addresses of the machine, since
 * the platform is often on another.
 *
 * @throws HarnessError VMH_PACKAGE_MISSING, VMH_PORT_IN_USE or VMH_CANNOT_LISTEN
 */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
  const { upstream, port, forward, tls, clock, hear, leaveOut, miss } = options
  const { getLocal, generateCACertificate } = await loadPeer('mockttp', () => import('mockttp'))
  const subject = { commonName: 'vmmanager-harness recorder' }
  const authority = forward || tls ? await generateCACertificate({ subject }) : undefined
  const proxy = getLocal({
    http2: false,
    recordTraffic: false,
    suggestChanges: false,
    maxBodySize: mostBytes,
    ...(authority && { https: { ...authority, ...(forward && readOnly(upstream)) } }),
  })
  const failures = new Map<string, ExchangeFailure>()
  const isMeant: Pairing['isMeant'] = ({ destination }) =>
    !forward || (destination.hostname === upstream.hostname && destination.port === portOf(upstream))
  const failureFor = (id: string): ExchangeFailure | undefined => {
    const failure = failures.get(id)
    failures.delete(id)
    return failure
  }
  const base = forward ? pathOf(upstream) : ''
  const told = await pairMessages(proxy, { clock, base, isMeant, failureFor, hear, leaveOut, miss })
  withoutLoopCheck(proxy)
  await start(proxy, port)
  await route(proxy, options, { isMeant, broken: (id, failure) => void failures.set(id, failure) })
  let stopped: Promise<void> | undefined
  return {
    port: proxy.port,
    ...(authority && { authority: authority.cert }),
    [Symbol.asyncDispose]: async () => {
      await (stopped ??= proxy.stop())
      await told()
    },
  }
}

/** What is for others is none of ours: it is passed on unread. */
function readOnly({ hostname }: URL): Pick<MockttpHttpsOptions, 'tlsInterceptOnly'> {
  return { tlsInterceptOnly: [{ hostname }] }
}

/** Where requests go, and what happens to them on the way. */
async function route(
  proxy: Mockttp,
  options: RecorderOptions,
  { isMeant, broken }: Pick<Pairing, 'isMeant'> & Pick<WireDisturbance, 'broken'>,
): Promise<void> {
  const { upstream, forward, faults, trust } = options
  const base = pathOf(upstream)
  const plain = passOn(trust)
  if (!forward && faults.length === 0) {
    const matchReplacePath: [RegExp, string][] = [[/^/, base]]
    const moved = base === '' ? plain : { ...plain, transformRequest: { matchReplacePath } }
    await proxy.forUnmatchedRequest().thenForwardTo(upstream.origin, moved)
    return
  }
  const disturbance = { ...options, base, broken, ...(!forward && { target: upstream }) }
  const passing = faults.length === 0 ? plain : { ...plain, ...disturbWire(disturbance) }
  await proxy.forAnyRequest().matching(isMeant).thenPassThrough(passing)
  await proxy.forUnmatchedRequest().thenPassThrough(plain)
}

function pathOf({ pathname }: URL): string {
  return pathname.replace(/\/$/, '')
}

function passOn({ ca, insecure }: Trust): requestSteps.PassThroughStepOptions {
  return {
    simulateConnectionErrors: true,
    ...(ca !== undefined && { additionalTrustedCAs: [{ cert: ca }] }),
    ...(insecure === true && { ignoreHostHttpsErrors: true }),
  }
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port)
  return protocol === 'https:' ? 443 : 80
}

async function start(proxy: Mockttp, port: number): Promise<void> {
  try {
    await proxy.start(port)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const host = 'any address'
    if (code === 'EADDRINUSE') throw new HarnessError('VMH_PORT_IN_USE', { port, host }, { cause: error })
    throw new HarnessError('VMH_CANNOT_LISTEN', { port, host, problem: message }, { cause: error })
  }
}
