import { outcomeOf } from '../exchange/outcome-of.ts'
import type { ExchangeEvent } from '../trace/trace-event.ts'

/** A call that changes one machine. */
export interface HostCall {
  readonly host: number
  /** The last part of its path, as `start` or `reinstall`; `delete` for the deletion. */
  readonly act: string
  /** False when it was refused or was never sent: then nothing comes of it. */
  readonly mayBeDone: boolean
}

const machinePath = /^\/vm\/v3\/host\/(\d+)(?:\/([a-z_-]+))?$/

/** What an exchange asks of one machine; undefined when it only reads or is about something else. */
export function hostCallOf({ exchange }: Pick<ExchangeEvent, 'exchange'>): HostCall | undefined {
  const { request } = exchange
  const [, host, part] = machinePath.exec(request.path) ?? []
  const act = request.method === 'DELETE' && part === undefined ? 'delete' : part
  if (request.method === 'GET' || host === undefined || act === undefined) return undefined
  const outcome = outcomeOf(exchange)
  return { host: Number(host), act, mayBeDone: outcome === 'done' || outcome === 'unknown' }
}
