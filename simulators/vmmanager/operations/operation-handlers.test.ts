import { expect, it } from 'vitest'
import { contractFor } from '../../../contracts/vmmanager/contract.ts'
import { dialects } from '../../../contracts/vmmanager/dialect.ts'
import { operationHandlers } from './operation-handlers.ts'

it('every operation of the contract is done, and nothing that no dialect knows', () => {
  const known = new Set(dialects.flatMap(({ name }) => contractFor(name).operations.map(({ id }) => id)))
  expect([...operationHandlers.keys()].toSorted()).toEqual([...known].toSorted())
})
