import { describe, expect, it } from 'vitest'
import { shippedInteractions } from './shipped-interactions.ts'

describe('what both platforms have recorded', () => {
  it('is read whole, for every session service', async () => {
    const interactions = await shippedInteractions()
    const count = (platform: string): number => interactions.filter((one) => one.platform === platform).length
    expect(count('billmanager')).toBeGreaterThan(45)
    expect(count('clouden')).toBeGreaterThan(45)
    expect(interactions.find(({ description }) => description === 'a login')?.path).toBe(
      '/auth/v4/public/token',
    )
    const running = interactions.find(({ description }) => description === 'a machine that runs')
    expect(running?.needs.get('/list/*/ram_mib')?.matchers).toEqual([{ match: 'integer' }])
  })
})
