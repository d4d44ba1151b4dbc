import type { ExchangeRequest } from '../../contracts/exchange/exchange.ts'
import type { Clock } from '../clock/clock.ts'
import { type Handled, handle } from './handle.ts'
import { advance, nextDueMs } from './tasks/advance.ts'
import type { World } from './world/world.ts'

/** A world that lives on a clock: its tasks move when their time has come, asked or not. */
export interface SimulatedVmmanager {
  readonly world: World
  receive(request: ExchangeRequest): Handled
}

/** Binds a world to a clock. The pure core neither knows the clock nor waits. */
export function startVmmanager(world: World, clock: Clock): SimulatedVmmanager {
  let wakeAtMs = Number.POSITIVE_INFINITY
  const wake = (): void => {
    wakeAtMs = Number.POSITIVE_INFINITY
    advance(world, clock.nowMs())
    wakeWhenDue()
  }
  const wakeWhenDue = (): void => {
    const dueMs = nextDueMs(world)
    if (dueMs === undefined || dueMs >= wakeAtMs) return
    wakeAtMs = dueMs
    clock.at(dueMs, wake)
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
