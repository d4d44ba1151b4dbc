import type { Call, OperationHandler, OperationHandlers } from '../../operation-handler.ts'
import { type Reply, ok, refuse } from '../../reply.ts'
import type {
  SettingCreateRequest,
  SettingUpdateRequest,
  TaskTimeoutRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { listReply } from '../../list-reply.ts'
import { type ItemView, itemOf } from '../../lists/select-items.ts'
import type { PlatformSetting } from '../../world/platform-entities.ts'
import type { World } from '../../world/world.ts'

/** `GET /vm/v3/settings/task/{task_name}/timeout`: null where nobody has set it. */
const taskTimeoutRead: OperationHandler = ({ world, pathParams }) => {
  const { task_name: name = '' } = pathParams
  return ok({ name, timeout_seconds: world.taskTimeouts.get(name) ?? null })
}

/** `POST /vm/v3/settings/task/{task_name}/timeout`: kept; no task here is given up for its length. */
const taskTimeoutUpdate: OperationHandler = ({ world, pathParams, body }) => {
  const { task_name: name = '' } = pathParams
  const { timeout_seconds: seconds } = body as TaskTimeoutRequest
  world.taskTimeouts.set(name, seconds)
  return ok({ name, timeout_seconds: seconds })
}

const settingView: ItemView<PlatformSetting, World> = {
  fields: {
    id: (setting) => setting.id,
    name: (setting) => setting.name,
    value: (setting) => setting.value,
  },
  lookups: {},
}

/** `GET /vm/v3/settings`. */
const settingsList: OperationHandler = (call) =>
  listReply(call, call.world.platformSettings.all(), settingView)

/** `POST /vm/v3/settings`: one setting per name. */
const settingsCreate: OperationHandler = ({ world, body }) => {
  const { name, value } = body as SettingCreateRequest
  if (settingOf(world, name) !== undefined) return refuse('name-taken', { name })
  return ok({ id: world.platformSettings.add((id) => ({ id, name, value })).id })
}

/** `GET /vm/v3/settings/{setting}`. */
const settingsRead: OperationHandler = withSetting((setting, { world }) =>
  ok(itemOf(setting, settingView, world)),
)

/** `POST /vm/v3/settings/{setting}`. */
const settingsUpdate: OperationHandler = withSetting((setting, { body }) => {
  setting.value = (body as SettingUpdateRequest).value
  return ok({ id: setting.id })
})

function withSetting(handler: (setting: PlatformSetting, call: Call) => Reply): OperationHandler {
  return (call) => {
    const { setting: name = '' } = call.pathParams
    const setting = settingOf(call.world, name)
    return setting === undefined ? refuse('instance-not-found', { setting: name }) : handler(setting, call)
  }
}

function settingOf({ platformSettings }: World, name: string): PlatformSetting | undefined {
  const [setting] = platformSettings.with('name', name) ?? []
  return setting
}

/** How long a licence is said to hold, in seconds; it does not run out here. */
const monthSeconds = 2_592_000

/** `GET /vm/v3/get_license`: null where the licence sets no limit. */
const licenceRead: OperationHandler = ({ world }) => {
  const { hostLimit, nodeLimit } = world.settings.licence ?? {}
  return ok({
    host_limit: hostLimit ?? null,
    host_limit_exceeded: world.hosts.size > (hostLimit ?? Infinity),
    node_limit: nodeLimit ?? null,
    node_limit_exceeded: world.nodes.size > (nodeLimit ?? Infinity),
    license: { license_ttl: monthSeconds, signature_ttl: monthSeconds, valid: true, user_id: null },
    last_notify: world.counter,
  })
}

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
