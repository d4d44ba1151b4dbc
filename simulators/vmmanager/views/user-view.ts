import type { ItemView } from '../lists/select-items.ts'
import type { Account } from '../world/entities.ts'
import type { World } from '../world/world.ts'
import { shownAgain } from './shown-again.ts'

/** `GET /vm/v3/user/{user_id}`. */
export const userView: ItemView<Account, World> = {
  fields: {
    id: (user) => user.id,
    email: (user) => user.email,
    roles: (user) => user.roles,
    state: (user) => user.state ?? 'active',
    auth_source: () => 'local',
    ...shownAgain({ full_name: '', phone_number: '', lang: 'en' }),
  },
  lookups: {},
}
