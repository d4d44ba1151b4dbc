import { remembered } from '../../../contracts/vmmanager/remembered.ts'
import type { Condition } from './condition.ts'
import { parseWhere } from './parse-where.ts'

/** One sorting key of `orderby`. */
export interface SortKey {
  readonly field: readonly string[]
  readonly descending: boolean
}

/** What a list request asks for. */
export interface ListQuery {
  readonly where: Condition | undefined
  readonly orderBy: readonly SortKey[]
  readonly offset: number
  readonly count: number
}

/** Why a list request could not be read. */
export interface ListQueryProblem {
  readonly parameter: string
  readonly problem: string
}

/** Reads `where`, `orderby` and `limit` (`count` or `offset,count`) from a raw query; spaces may be `+` or `%20`. */
export const parseListQuery: (query: string) => ListQuery | ListQueryProblem = remembered(readListQuery)

function readListQuery(query: string): ListQuery | ListQueryProblem {
  const parameters = new URLSearchParams(query)
  const whereText = parameters.get('where') ?? ''
  const where = whereText.trim() === '' ? undefined : parseWhere(whereText)
  if (where !== undefined && 'problem' in where) return { parameter: 'where', problem: where.problem }
  const limit = /^\s*(?:(\d+)\s*,\s*)?(\d+)\s*$/.exec(parameters.get('limit') ?? `${Number.MAX_SAFE_INTEGER}`)
  if (limit === null) return { parameter: 'limit', problem: 'must be count or offset,count' }
  const orderBy = parseOrderBy(parameters.get('orderby') ?? '')
  if (orderBy === undefined) return { parameter: 'orderby', problem: 'must be field asc or field desc' }
  return { where, orderBy, offset: Number(limit[1] ?? 0), count: Number(limit[2]) }
}

function parseOrderBy(text: string): readonly SortKey[] | undefined {
  if (text.trim() === '') return []
  const keys = text.split(',').map((key) => /^\s*([\w.]+)(?:\s+(asc|desc))?\s*$/i.exec(key))
  if (keys.includes(null)) return undefined
  return keys.map((key) => ({
    field: (key?.[1] ?? '').split('.'),
    descending: key?.[2]?.toLowerCase() === 'desc',
  }))
}
