import type {
  SettingCreateRequest,
  SettingUpdateRequest,
} from '../../../../contracts/vmmanager/generated/types.ts'
import { listReply } from '../../list-reply.ts'
import { type ItemView, itemOf } from '../../lists/select-items.ts'
import type { Call, OperationHandler } from '../../operation-handler.ts'
import { ok, type Reply, refuse } from '../../reply.ts'
import type { PlatformSetting } from '../../world/platform-entities.ts'
import type { World } from '../../world/world.ts'

const settingView: ItemView<PlatformSetting, World> = {
  fields: {
    id: (setting) => setting.id,
    name: (setting) => setting.name,
    value: (setting) => setting.value,
  },
  lookups: {},
}

/** `GET /vm/v3/settings`. */
export const settingsList: OperationHandler = (call) =>
  listReply(call, call.world.platformSettings.all(), settingView)

/** `POST /vm/v3/settings`: one setting per name. */
export const settingsCreate: OperationHandler = ({ world, body }) => {
  const { name, value } = body as SettingCreateRequest
  if (settingOf(world, name) !== undefined) return refuse('name-taken', { name })
  return ok({ id: world.platformSettings.add((id) => ({ id, name, value })).id })
}

/** `GET /vm/v3/settings/{setting}`. */
export const settingsRead: OperationHandler = withSetting((setting, { world }) =>
  ok(itemOf(setting, settingView, world)),
)

/** `POST /vm/v3/settings/{setting}`. */
export const settingsUpdate: OperationHandler = withSetting((setting, { body }) => {
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
