import type { Mockttp, MockttpHttpsOptions } from 'mockttp'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import { loadPeer } from '../../contracts/failures/load-peer.ts'
import type { ExchangeFailure } from '../../contracts/exchange/exchange.ts'
import type { Clock } from '../clock/clock.ts'
import type { Trust } from '../transport/http-transport.ts'
import type { Fault } from '../faults/fault.ts'
import { type MayPass, boundTo } from './bound-to.ts'
import { type Pairing, callOf, pairMessages } from './pair-messages.ts'
import { pathOf, routeRecorder } from './route-recorder.ts'
import { mostBytes } from './heard-message.ts'

/** Takes sockets in and shows none. */
class Unseen<Item> extends Set<Item> {
  override [Symbol.iterator](): SetIterator<Item> {
    return new Set<Item>()[Symbol.iterator]()
  }
}

/**
 * Keeps mockttp from taking a client for a loop. It does where the address and port of a client are those of one of its own
 * connections to the upstream; on one machine that happens by chance, since connections to different places share ports.
 */
export function withoutLoopCheck(proxy: Pick<Mockttp, 'addRequestRules'>): void {
  const add = proxy.addRequestRules
  proxy.addRequestRules = (...rules) =>
    add(
      ...rules.map((rule) =>
        'steps' in rule
          ? {
              ...rule,
              steps: rule.steps.map((step) => Object.assign(step, { outgoingSockets: new Unseen() })),
            }
          : rule,
      ),
    )
}

/** Where a recorder stands, and who hears from it. */
export interface RecorderOptions extends Pick<Pairing, 'hear' | 'leaveOut' | 'miss'> {
  /** Where VMmanager is. */
  readonly upstream: URL
  readonly trust: Trust
  /** The one address of this machine that is listened to. */
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  /** Where a proxy passes on to besides VMmanager, as `host` or `host:port`. */
  readonly allow: readonly string[]
  /** As a proxy that clients are told to use, in place of one that they take for VMmanager. */
  readonly forward: boolean
  /** HTTPS too, with certificates of an authority that is made now; always so for `forward`. */
  readonly tls: boolean
  readonly faults: readonly Fault[]
  readonly dialect: string
  readonly clock: Clock
  readonly strike: (fault: string, where: string) => void
  /** Hears of a connection with VMmanager that has left HTTP. */
  readonly upgraded: (call: string) => void
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
 * VMmanager cannot be reached the client's connection breaks as well. Connections that leave HTTP, such as those of a console,
 * are passed on and noted. As a proxy it leads nowhere but to VMmanager and to what is allowed beside it.
 *
 * @throws HarnessError VMH_PACKAGE_MISSING, VMH_PORT_IN_USE or VMH_CANNOT_LISTEN
 */
export async function openRecorder(options: RecorderOptions): Promise<Recorder> {
  const { upstream, forward, tls, clock, hear, leaveOut, miss, upgraded } = options
  const { getLocal, generateCACertificate } = await loadPeer('mockttp', () => import('mockttp'))
  const subject = { commonName: 'vmmanager-harness recorder' }
  const authority = forward || tls ? await generateCACertificate({ subject }) : undefined
  const proxy = getLocal({
    http2: false,
    recordTraffic: false,
    suggestChanges: false,
    maxBodySize: mostBytes,
    ...(authority && { https: { ...authority, ...(forward && unread(options.allow)) } }),
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
  await proxy.on('websocket-request', (heard) => {
    if (isMeant(heard)) upgraded(callOf(heard))
  })
  withoutLoopCheck(proxy)
  const mayPass: MayPass = (hostname, at) =>
    isMeant({ destination: { hostname, port: at } }) || isAllowed(options.allow, hostname, at)
  boundTo(proxy, options.host, mayPass)
  await start(proxy, options)
  await routeRecorder(proxy, options, {
    isMeant,
    mayPass,
    broken: (id, failure) => void failures.set(id, failure),
  })
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

/** What is for others is none of ours: where it may pass it does so unread. */
function unread(allow: readonly string[]): Pick<MockttpHttpsOptions, 'tlsPassthrough'> {
  return { tlsPassthrough: allow.map((place) => ({ hostname: place.replace(/:\d+$/, '') })) }
}

/** By host and port, or by host alone. */
function isAllowed(allow: readonly string[], hostname: string, port: number): boolean {
  return allow.includes(hostname) || allow.includes(`${hostname}:${port}`)
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port)
  return protocol === 'https:' ? 443 : 80
}

async function start(proxy: Mockttp, { port, host }: RecorderOptions): Promise<void> {
  try {
    await proxy.start(port)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new HarnessError('VMH_PORT_IN_USE', { port, host }, { cause: error })
    throw new HarnessError('VMH_CANNOT_LISTEN', { port, host, problem: message }, { cause: error })
  }
}
