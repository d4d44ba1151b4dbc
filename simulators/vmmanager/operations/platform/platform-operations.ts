import type { OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import { licenceRead } from './licence-read.ts'
import { settingsCreate, settingsList, settingsRead, settingsUpdate } from './platform-settings.ts'
import { taskTimeoutRead, taskTimeoutUpdate } from './task-timeouts.ts'

/** The release is named after its dialect; there is never a newer one. */
const release: OperationHandler = ({ world }) => ok({ version: world.dialect.name })

/** What is accepted and changes nothing: who wants another licence says so when the world is made. */
const accepted: OperationHandler = () => ok({})

/** VMmanager itself. */
export const platformOperations: OperationHandlers = {
  'settings-list': settingsList,
  'settings-create': settingsCreate,
  'settings-read': settingsRead,
  'settings-update': settingsUpdate,
  'task-timeout-read': taskTimeoutRead,
  'task-timeout-update': taskTimeoutUpdate,
  'version-read': release,
  'last-version-read': release,
  'licence-read': licenceRead,
  'licence-set': accepted,
  'licence-update': accepted,
  'ssl-upload': accepted,
}
