import type { Platform } from '../../contracts/trace/trace-event.ts'
import { billmanagerSettings } from '../../simulators/billmanager/billmanager-settings.ts'
import { Billmanager } from '../../simulators/billmanager/billmanager.ts'
import { cloudenAssumptions } from '../../simulators/clouden/clouden-assumptions.ts'
import { Clouden } from '../../simulators/clouden/clouden.ts'
import type { PlatformMock, PlatformSurroundings } from '../../simulators/platform/platform-mock.ts'

/** The mock of a platform with its usual settings. */
export function createPlatform(name: Platform, surroundings: PlatformSurroundings): PlatformMock {
  switch (name) {
    case 'billmanager':
      return new Billmanager(surroundings, billmanagerSettings)
    case 'clouden':
      return new Clouden(surroundings, cloudenAssumptions)
  }
}
