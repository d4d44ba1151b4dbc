import { randomStream } from '../../../random/random-stream.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { momentOf } from '../../views/time-text.ts'
import type { Host } from '../../world/entities.ts'
import type { World } from '../../world/world.ts'
import { withHost } from './with-host.ts'

/** What dev-huzaki/whmcs-vmmanager6 asks for, and so what there is where a request names nothing. */
const targets = ['cpu_load', 'mem_usage', 'df.root.used', 'net_rx', 'net_tx'] as const

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Per cent of a processor that a machine takes which does nothing for anybody. */
const mostWhenIdle = 2
/** No answer goes further back. */
const longestMs = 24 * hourMs

/**
 * `GET /vm/v3/host/{host_id}/metrics`: a value for each minute, of the last hour or since `from`. The same machine
 * had the same value at the same minute whoever asks; one that does not run has 0.
 */
export const hostMetrics: OperationHandler = withHost((host, call) => {
  const target = new URLSearchParams(call.query).get('target')
  const wanted = target === null ? targets : [target]
  return ok(wanted.map((name) => ({ target: name, datapoints: datapoints(host, name, call) })))
})

function datapoints(host: Host, target: string, { world, query }: Call): readonly (readonly number[])[] {
  const { nowMs, settings } = world
  const most = settings.load === 'idle' && target === 'cpu_load' ? mostWhenIdle : 100
  const fromMs = Math.max(0, nowMs - longestMs, since(world, query))
  const first = Math.ceil(fromMs / minuteMs)
  const count = Math.floor(nowMs / minuteMs) - first + 1
  return Array.from({ length: count }, (_, index) => {
    const minute = first + index
    const stream = randomStream(settings.seed, `metrics/${host.id}/${target}/${minute}`)
    const value = host.state === 'active' ? stream.integer(0, most) : 0
    return [value, Math.floor((settings.beginsAtMs + minute * minuteMs) / 1000)]
  })
}

/** The moment that `from` (`HH:MM_YYYYMMDD`) names; an hour ago where it is absent, or not yet. */
function since(world: World, query: string): number {
  const from = new URLSearchParams(query).get('from') ?? ''
  const text = from.replace(/^(\d\d:\d\d)_(\d{4})(\d\d)(\d\d)$/, '$2-$3-$4 $1:00')
  const fromMs = text === '' ? undefined : momentOf(world, text)
  return fromMs !== undefined && fromMs <= world.nowMs ? fromMs : world.nowMs - hourMs
}
