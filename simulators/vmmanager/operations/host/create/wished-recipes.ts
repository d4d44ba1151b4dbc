import type { HostCreateRequest } from '../../../../../contracts/vmmanager/generated/types.ts'

/** Ids of the recipes that are to run in a new machine, in their order; the older form names one. */
export function wishedRecipes({
  recipe,
  recipe_list: list = [],
}: Pick<HostCreateRequest, 'recipe' | 'recipe_list'>): readonly number[] {
  return [...(recipe === undefined ? [] : [recipe]), ...list.map(({ recipe }) => recipe)]
}
