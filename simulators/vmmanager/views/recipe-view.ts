import type { ItemView } from '../lists/select-items.ts'
import type { Recipe } from '../world/platform-entities.ts'
import type { World } from '../world/world.ts'
import { shownAgain } from './shown-again.ts'

/** Items of `GET /vm/v3/recipe`. */
export const recipeView: ItemView<Recipe, World> = {
  fields: {
    id: (recipe) => recipe.id,
    name: (recipe) => recipe.name,
    repository: () => 'local',
    updated_at: () => null,
    access: () => null,
    params_count: (recipe) => recipe.params.length,
    has_email: ({ emailContent = [] }) => emailContent.length > 0,
    ...shownAgain({
      tags: [],
      description: '',
      for_all: false,
      user_visible: false,
      type: null,
    }),
  },
  lookups: {},
}
