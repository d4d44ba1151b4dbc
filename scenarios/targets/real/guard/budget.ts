import type { Clock } from '../../../../simulators/clock/clock.ts'

/** What there may be at one moment, and what there is. */
export interface Budget {
  /** What may still be made. */
  left(): Amount
  /** A machine is asked for; gives the key under which the rest is told. */
  take(ramMib: number): BudgetKey
  /** A machine has another size. */
  resize(key: BudgetKey, ramMib: number): void
  /** It is gone, or never came to be; harmless when told twice. */
  giveBack(key: BudgetKey): void
  ramOf(key: BudgetKey): number
  /** Waits until a run that needs so much may begin; gives what ends its turn. One that needs more than all waits for none. */
  admit(need: Amount): Promise<() => void>
}

export interface Amount {
  readonly vms: number
  readonly ramMib: number
}

export type BudgetKey = symbol

/** @param limit - what is allowed, after what is there from earlier */
export function makeBudget(limit: Amount): Budget {
  const taken = new Map<BudgetKey, number>()
  const admitted = new Set<Amount>()
  const waiting: { readonly need: Amount; readonly enter: () => void }[] = []
  const fits = (need: Amount): boolean => {
    const all = [...admitted, need]
    return admitted.size === 0 || (sum(all, 'vms') <= limit.vms && sum(all, 'ramMib') <= limit.ramMib)
  }
  const letIn = (): void => {
    for (let next = waiting[0]; next !== undefined && fits(next.need); next = waiting[0]) {
      waiting.shift()
      admitted.add(next.need)
      next.enter()
    }
  }
  return {
    left: () => ({
      vms: limit.vms - taken.size,
      ramMib: limit.ramMib - [...taken.values()].reduce((total, ramMib) => total + ramMib, 0),
    }),
    take: (ramMib) => {
      const key = Symbol('machine')
      taken.set(key, ramMib)
      return key
    },
    resize: (key, ramMib) => {
      if (taken.has(key)) taken.set(key, ramMib)
    },
    giveBack: (key) => void taken.delete(key),
    ramOf: (key) => taken.get(key) ?? 0,
    admit: async (wished) => {
      const need = { ...wished }
      await new Promise<void>((enter) => {
        waiting.push({ need, enter })
        letIn()
      })
      return () => {
        admitted.delete(need)
        letIn()
      }
    },
  }
}

function sum(amounts: readonly Amount[], part: keyof Amount): number {
  return amounts.reduce((total, amount) => total + amount[part], 0)
}

/** Lets so many pass in a second at most, evenly, in the order in which they come. */
export type Pace = () => Promise<void>

/** @param clock - of the wall: a limit of requests in a second is one of real seconds */
export function makePacer(perSecond: number, clock: Pick<Clock, 'nowMs' | 'sleep'>): Pace {
  const gapMs = 1000 / perSecond
  let freeAtMs = 0
  return async () => {
    const nowMs = clock.nowMs()
    const atMs = Math.max(nowMs, freeAtMs)
    freeAtMs = atMs + gapMs
    if (atMs > nowMs) await clock.sleep(atMs - nowMs)
  }
}
