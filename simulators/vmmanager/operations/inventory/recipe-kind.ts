import { recipeView } from '../../views/recipe-view.ts'
import type { Recipe } from '../../world/platform-entities.ts'
import type { RecordKind } from '../records/record-kind.ts'

/** Scripts; what they would do is not known. */
export const recipeKind: RecordKind<Recipe> = {
  table: ({ recipes }) => recipes,
  idParameter: 'recipe_id',
  view: recipeView,
  make: (id) => ({ id, name: '', params: [] }),
  fields: { name: 'name', params: 'params', email_content: 'emailContent' },
  references: { account: 'accounts' },
}
