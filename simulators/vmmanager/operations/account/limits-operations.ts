import { listReply } from '../../list-reply.ts'
import type { ItemView } from '../../lists/select-items.ts'
import type { OperationHandler } from '../../operation-handler.ts'
import { ok } from '../../reply.ts'
import type { UserLimits } from '../../world/user-limits.ts'
import type { World } from '../../world/world.ts'
import { withUser } from './with-user.ts'

/** Null where nothing is said: of that they may have any number. */
const noLimits = {
  host_count: null,
  image_count: null,
  image_count_total: null,
  cpu_number: null,
  cpu_number_total: null,
  ram_mib: null,
  ram_mib_total: null,
  hdd_mib: null,
  hdd_mib_total: null,
  ipv4_number: null,
  ipv4_number_total: null,
  vxlan_count_total: null,
} as const

/** Limits, and whose they are. */
interface LimitsRow {
  readonly account: number | null
  readonly role: string | null
  readonly limits: UserLimits
}

const limitsView: ItemView<LimitsRow, World> = {
  fields: {
    account: ({ account }) => account,
    role: ({ role }) => role,
    ...Object.fromEntries(
      Object.keys(noLimits).map((name) => [
        name,
        ({ limits }: LimitsRow) => limits[name as keyof UserLimits] ?? null,
      ]),
    ),
  },
  lookups: {},
}

/** `GET /vm/v3/user_limits`. */
export const limitsList: OperationHandler = (call) => {
  const { accountLimits, roleLimits } = call.world
  const ofAccounts = Array.from(accountLimits, ([account, limits]) => ({ account, role: null, limits }))
  const ofRoles = Array.from(roleLimits, ([role, limits]) => ({ account: null, role, limits }))
  return listReply(call, [...ofAccounts, ...ofRoles], limitsView)
}

/** `GET /vm/v3/user_limits/account/{account}`: what is said of that account itself. */
export const accountLimitsRead: OperationHandler = withUser(({ id }, { world }) =>
  ok({ ...noLimits, ...world.accountLimits.get(id) }),
)

/** `POST /vm/v3/user_limits/account/{account}`: limits that are not named stay as they are. */
export const accountLimitsUpdate: OperationHandler = withUser(({ id }, { world, body }) => {
  world.accountLimits.set(id, { ...world.accountLimits.get(id), ...(body as UserLimits) })
  return ok({})
})

/** `DELETE /vm/v3/user_limits/account/{account}`: from then on those of the role hold. */
export const accountLimitsDelete: OperationHandler = withUser(({ id }, { world }) => {
  world.accountLimits.delete(id)
  return ok({})
})

/** `GET /vm/v3/user_limits/role/{role}`. */
export const roleLimitsRead: OperationHandler = ({ world, pathParams }) =>
  ok({ ...noLimits, ...world.roleLimits.get(pathParams['role'] ?? '') })

/** `POST /vm/v3/user_limits/role/{role}`: limits that are not named stay as they are. */
export const roleLimitsUpdate: OperationHandler = ({ world, pathParams, body }) => {
  const { role = '' } = pathParams
  world.roleLimits.set(role, { ...world.roleLimits.get(role), ...(body as UserLimits) })
  return ok({})
}

/** `DELETE /vm/v3/user_limits/role/{role}`. */
export const roleLimitsDelete: OperationHandler = ({ world, pathParams }) => {
  world.roleLimits.delete(pathParams['role'] ?? '')
  return ok({})
}
