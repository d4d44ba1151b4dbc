import { describe, expect, it } from 'vitest'
import type { Interaction } from './interaction.ts'
import { neededFields } from './needed-fields.ts'
import { contractOperations } from './published/contract-operations.ts'

const hosts = contractOperations('2024.03').find(({ id }) => id === 'host-list')

const use = (status: number, ...places: string[]): Interaction => ({
  platform: 'clouden',
  description: '',
  method: 'GET',
  path: '/vm/v3/host',
  query: [],
  status,
  takesAnySuccess: true,
  needs: new Map(
    places.map((place) => [
      place,
      {
        example: 1,
        matchers: [],
      },
    ]),
  ),
})

describe('fields that are needed', () => {
  it('are those of successes, each once, as far as the contract speaks of them', () => {
    if (hosts === undefined) throw new Error('the contract lists machines')
    const uses = [
      use(200, '', '/list', '/list/*', '/list/*/disk/disk_mib', '/list/*/shoe_size'),
      use(200, '/list/*/disk/disk_mib', '/list/*/ip4/*/ip'),
      use(404, '/list/*/name'),
    ]
    expect(neededFields(hosts, uses)).toEqual(['/list', '/list/*/disk/disk_mib', '/list/*/ip4/*/ip'])
  })
})
