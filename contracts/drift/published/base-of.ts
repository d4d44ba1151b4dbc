import { isRecord } from '../../vmmanager/is-record.ts'
import { type ApiOperation, operationKey } from './api-operation.ts'
import { readDescription } from './read-description.ts'

/**
 * What stands before the paths of a description. It may say so itself, or leave it to the service that it belongs to;
 * so that is taken which gives it the most operations in common with the contract.
 */
export function baseOf(document: unknown, contract: readonly ApiOperation[]): string {
  const known = new Set(contract.map(operationKey))
  const bases = [...toldBases(document), '', ...new Set(contract.map(serviceOf))]
  const ranked = bases.map((base) => ({
    base,
    common: readDescription(document, base).filter((operation) => known.has(operationKey(operation))).length,
  }))
  return ranked.reduce((best, other) => (other.common > best.common ? other : best)).base
}

/** The service that answers at a path, with its version: `/vm/v3`. */
export function serviceOf({ path }: Pick<ApiOperation, 'path'>): string {
  return path.split('/').slice(0, 3).join('/')
}

function toldBases(document: unknown): readonly string[] {
  if (!isRecord(document)) return []
  const { basePath, servers } = document
  const urls = Array.isArray(servers)
    ? servers.map((server: unknown) => (isRecord(server) ? server['url'] : ''))
    : []
  return [basePath, ...urls].filter((told) => typeof told === 'string').map(pathIn)
}

/** A server may be an address, or a path alone. */
function pathIn(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '').replace(/\/+$/, '')
}
