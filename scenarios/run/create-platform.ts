import { billmanagerSettings } from '../../simulators/billmanager/billmanager-settings.ts'
import { Billmanager } from '../../simulators/billmanager/billmanager.ts'
import { Clouden } from '../../simulators/clouden/clouden.ts'
import type { PlatformMock, PlatformSurroundings } from '../../simulators/platform/platform-mock.ts'
import { quirkSettings } from '../../simulators/quirks/quirk-settings.ts'
import type { Plan } from '../plan/plan.ts'
import type { PlatformSetUp } from '../targets/target.ts'

/** The mock of the platform that a plan is for. */
export function createPlatform(
  { platform, clouden, quirks }: Plan,
  surroundings: PlatformSurroundings,
  setUp?: PlatformSetUp,
): PlatformMock {
  switch (platform) {
    case 'billmanager':
      return new Billmanager(surroundings, {
        ...billmanagerSettings,
        ...setUp?.billmanager,
        ...quirkSettings(quirks, 'billmanager'),
      })
    case 'clouden':
      return new Clouden(surroundings, { ...clouden, ...setUp?.clouden, ...quirkSettings(quirks, 'clouden') })
  }
}
