/** A value that stands for itself in a list of choices. */
export type Choice = string | number | boolean

/** The keywords of a JSON Schema that the words about a bad scenario are made from. */
export interface SchemaNode {
  readonly $ref?: string
  readonly title?: string
  readonly examples?: readonly string[]
  readonly type?: string
  readonly minimum?: number
  readonly const?: Choice
  readonly enum?: readonly Choice[]
  readonly anyOf?: readonly SchemaNode[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
}
