import type { ItemView } from '../lists/select-items.ts'
import type { World } from '../world/world.ts'
import type { Told } from './told-fields.ts'

/**
 * Fields of an item that show what was told, or the usual value where nothing was.
 *
 * @param usual - by the name of the field; undefined leaves it out until it is told
 */
export function shownAgain(usual: Told): ItemView<{ readonly told?: Told }, World>['fields'] {
  return Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name, ({ told }) => told?.[name] ?? value]),
  )
}
