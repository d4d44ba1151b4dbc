import { escapeToken } from '../vmmanager/json-pointer.ts'
import { type Interaction, isSuccess } from './interaction.ts'
import { type ApiOperation, successOf } from './published/api-operation.ts'
import { shapeOf } from './shape.ts'

/** General pointers to fields of the answer that somebody needs and of which the contract speaks. */
export function neededFields(api: ApiOperation, uses: readonly Interaction[]): readonly string[] {
  const needed = uses.filter(isSuccess).flatMap(({ needs }) => [...needs.keys()])
  return [...new Set(needed)].filter(
    (pointer) => pointer !== '' && !pointer.endsWith('/*') && isKnown(pointer, api),
  )
}

function isKnown(pointer: string, api: ApiOperation): boolean {
  let schema = successOf(api)?.[1]
  for (const token of pointer.split('/').slice(1)) {
    const { items, properties } = shapeOf(schema, api.root)
    schema = token === '*' ? items : [...properties].find(([name]) => escapeToken(name) === token)?.[1]
  }
  return schema !== undefined
}
