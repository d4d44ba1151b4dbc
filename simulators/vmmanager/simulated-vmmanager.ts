import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { Cancel, Clock } from '../clock/clock.ts'
import { handle } from './handle.ts'
import type { Handled } from './handled.ts'
import { advance, nextDueMs } from './tasks/advance.ts'
import type { World } from './world/world.ts'

/** A world that lives on a clock: its tasks move when their time has come, asked or not. */
export interface SimulatedVmmanager {
  readonly world: World
  receive(request: ExchangeRequest): Handled
}

/** Binds a world to a clock. The pure core neither knows the clock nor waits. */
export function startVmmanager(world: World, clock: Clock): SimulatedVmmanager {
  let wakeAtMs: number | undefined
  let cancel: Cancel | undefined
  const wake = (): void => {
    wakeAtMs = undefined
    advance(world, clock.nowMs())
    wakeWhenDue()
  }
  const wakeWhenDue = (): void => {
    const dueMs = nextDueMs(world)
    if (dueMs === wakeAtMs) return
    cancel?.()
    wakeAtMs = dueMs
    cancel = dueMs === undefined ? undefined : clock.at(dueMs, wake)
  }
  return {
    world,
    receive: (request) => {
      const handled = handle(world, request, clock.nowMs())
      wakeWhenDue()
      return handled
    },
  }
}
