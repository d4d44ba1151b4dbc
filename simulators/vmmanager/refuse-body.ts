import { isDeeper } from '../../contracts/json/depth.ts'
import type { Operation } from '../../contracts/vmmanager/contract.ts'
import { type Reply, refuse } from './reply.ts'

/** The refusal that a request body earns; undefined where it conforms. An unknown property is code 3008. */
export function refuseBody(operation: Operation, body: unknown): Reply | undefined {
  if (typeof body !== 'object' || isDeeper(body)) return refuse('malformed-json')
  const [mismatch] = operation.checkRequestBody(body)
  if (mismatch === undefined) return undefined
  const { keyword, property, pointer, expected } = mismatch
  if (keyword === 'additionalProperties') return refuse('unexpected-property', { name: property ?? pointer })
  if (keyword === 'required') return refuse('missing-property', { name: property ?? pointer })
  return refuse('invalid-value', { name: pointer, expected })
}
