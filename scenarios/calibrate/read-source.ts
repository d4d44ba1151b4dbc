import { hash } from 'node:crypto'
import { basename } from 'node:path'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import { pollIntervalMs } from '../../contracts/lifecycle/poll-interval.ts'
import type { Platform } from '../../contracts/trace/trace-event.ts'
import { mostRecordedBytes, readInput } from '../load/read-input.ts'
import type { ProfileSource } from '../profile/profile-file.ts'
import { readTraffic } from '../recording/read-traffic.ts'
import type { TrafficChoices } from '../recording/traffic-choices.ts'
import { type Observation, sampler } from './sampler.ts'

/** Of each kind that many: dialects differ in kinds of answers, not in how often they are given. */
const mostOfKind = 5
const mostKinds = 500

/** A few exchanges of each kind of a long trace. */
interface ExchangeChoice {
  see(exchange: Exchange): void
  readonly chosen: readonly Exchange[]
}

/** Begins to choose: kinds are calls with their status, whatever ids are in their paths. */
export function exchangeChoice(): ExchangeChoice {
  const counts = new Map<string, number>()
  const chosen: Exchange[] = []
  return {
    chosen,
    see: (exchange) => {
      const { request, response } = exchange
      const kind = `${request.method} ${request.path.replaceAll(/\d+/g, '#')} ${response?.status}`
      const count = counts.get(kind) ?? 0
      const isEnough = count >= mostOfKind || (count === 0 && counts.size >= mostKinds)
      if (response === undefined || isEnough) return
      counts.set(kind, count + 1)
      chosen.push(exchange)
    },
  }
}

/** What one file has told. */
export interface Source extends ProfileSource, Omit<Observation, 'orders'> {
  readonly platform: Platform
  /** The release that it names, be it what somebody chose or what was run. */
  readonly dialect: string
  /** How often the platform looks at what it waits for; undefined where it never looked twice. */
  readonly pollMs: number | undefined
  /** Some of each kind; none of a log, which does not have what they say. */
  readonly exchanges: readonly Exchange[]
  /** For people: how the file was read. */
  readonly notes: readonly string[]
}

/**
 * Reads and measures a file.
 *
 * @throws HarnessError as `readTraffic`
 */
export async function readSource(file: string, choices: TrafficChoices): Promise<Source> {
  const digest = hash('sha256', await readInput(file, mostRecordedBytes))
  const { events, notes } = await readTraffic(file, choices)
  const observed = sampler(true)
  const some = exchangeChoice()
  let [platform, dialect, isLog] = [choices.platform, '', false]
  for (const event of events) {
    observed.see(event)
    if (event.type === 'exchange') some.see(event.exchange)
    if (event.type === 'run') {
      platform = event.platform
      dialect = event.dialect
      isLog = event.sight === 'log'
    }
  }
  return {
    file: basename(file),
    sha256: digest,
    ...observed.conclude(),
    platform,
    dialect,
    pollMs: pollIntervalMs(events),
    exchanges: isLog ? [] : some.chosen,
    notes,
  }
}
