import { formatMessage } from '../../reports/i18n/format-message.ts'
import type { RecordOptions } from './record-options.ts'

/** What is known once the recorder listens. */
export interface ReadyRecorder extends Pick<
  RecordOptions,
  'upstream' | 'output' | 'platform' | 'forward' | 'tls' | 'host'
> {
  readonly port: number
  /** File with the certificate that clients have to trust. */
  readonly ca?: string
}

/** What a recording has so far. */
export interface Counts {
  exchanges: number
  orders: number
  /** How often each call was heard that a trace cannot tell. */
  readonly leftOut: Map<string, number>
}

function urlOf({ port, tls, forward, host }: ReadyRecorder): string {
  const name = isOwn(host) || isAny(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `${tls === true && forward !== true ? 'https' : 'http'}://${name}:${port}`
}

const isOwn = (host: string): boolean => /^(?:localhost|127\.|::1$)/.test(host)
const isAny = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** Who can use it. */
function reach({ host, port }: ReadyRecorder): string {
  if (isOwn(host))
    return `It listens on ${host}, port ${port}: for another machine name its address with --host.`
  const where = isAny(host) ? 'every interface of this machine' : host
  return `It listens on ${where}, port ${port}: whoever reaches that reaches VMmanager.`
}

/** For programs: one line of JSON. */
export function recorderReady(recorder: ReadyRecorder): string {
  const { upstream, output, ca } = recorder
  return `${JSON.stringify({ ready: true, url: urlOf(recorder), upstream: upstream.href, trace: output, ca })}\n`
}

/** For people: what to set up on the side of the platform. */
export function recorderWelcome(recorder: ReadyRecorder): string {
  const { upstream, output, platform, forward, ca } = recorder
  const url = urlOf(recorder)
  return [
    `Recording what ${platform} says to ${upstream.href} into ${output}. Ctrl-C ends it.`,
    forward === true
      ? `Tell the platform to use the proxy ${url}, as by HTTPS_PROXY=${url}.`
      : `Give the platform ${url} (this machine, by its name or address) as the address of VMmanager.`,
    reach(recorder),
    ...(ca === undefined ? [] : [`Let the platform trust the authority in ${ca}.`]),
    '',
  ].join('\n')
}

const template =
  '{exchanges, plural, one {# exchange} other {# exchanges}}, {orders, plural, one {# order} other {# orders}}'

/** What was recorded, and what was not. */
export function recordingSummary({ exchanges, orders, leftOut }: Counts, output: string): string {
  const others = [...leftOut].map(([call, times]) => `${call} (${times})`)
  const left = others.length === 0 ? '' : `Left out, since a trace cannot tell them: ${others.join(', ')}\n`
  const counts = formatMessage(template, { exchanges, orders }, 'en')
  return `${left}${counts} in ${output}; vmharness check ${output}\n`
}

/** Said once, when the file can no longer be written. */
export function recordingStopped(output: string, problem: string): string {
  return `warning: ${output} cannot be written (${problem}): what passes now is forwarded, and not recorded\n`
}

/** Said when it can again. */
export function recordingResumed(output: string, lost: number): string {
  return `${output} can be written again; missing there: ${formatMessage('{lost, plural, one {# event} other {# events}}', { lost }, 'en')}\n`
}

/** Said of each call that a trace does not hold. */
export function callMissed(call: string, problem: string): string {
  return `warning: ${call} was forwarded, and not recorded: ${problem}\n`
}
