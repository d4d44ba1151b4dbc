import data from './generated/contract.json' with { type: 'json' }
import type { Evidence } from './evidence.ts'

/** A pointer to another part of the description. */
export interface Reference {
  readonly $ref: string
}

/** As much of JSON Schema (2020-12) as the description uses, and its own extensions. */
export interface JsonSchema {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly examples?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly (JsonSchema | false)[]
  readonly 'x-secret'?: true
  readonly 'x-evidence'?: Evidence
}

/** A query or path parameter. */
export interface ParameterDescription {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly schema: JsonSchema
  readonly 'x-evidence'?: Evidence
}

/** A body: always a named schema. */
export interface Content {
  readonly required?: boolean
  readonly content: { readonly 'application/json': { readonly schema: Reference } }
}

/** One call of the API. */
export interface OperationDescription {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly security?: readonly object[]
  readonly parameters?: readonly (Reference | ParameterDescription)[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content | Reference>>
  readonly 'x-evidence': Evidence
  readonly 'x-dialects'?: readonly string[]
}

/** The calls at one path. */
export interface PathDescription {
  readonly get?: OperationDescription
  readonly post?: OperationDescription
  readonly delete?: OperationDescription
  readonly 'x-dialects'?: readonly string[]
}

/** The bundled API description. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, PathDescription>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly parameters?: Readonly<Record<string, ParameterDescription>>
    readonly responses?: Readonly<Record<string, Content>>
  }
}

/** The API description of every dialect together; see `specialise` for that of one. */
export const openapi: OpenApi = data.openapi as unknown as OpenApi
