import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock/virtual-clock.ts'
import { Faults } from '../faults/faults.ts'
import { exactSettings } from '../vmmanager/fixtures/test-vmmanager.ts'
import { startVmmanager } from '../vmmanager/simulated-vmmanager.ts'
import { createWorld } from '../vmmanager/world/world.ts'
import { firstAdministrator } from '../vmmanager/world/inventory.ts'
import { inProcessTransport } from './transport.ts'

const login = {
  method: 'POST',
  path: '/auth/v4/public/token',
  query: '',
  headers: {},
  body: firstAdministrator,
} as const

describe('inProcessTransport', () => {
  it('brings the answer of the simulator, or a broken connection for a lost reply', async () => {
    const faults = new Faults([{ fault: 'reply-lost', operation: 'token-create', times: 1 }])
    const world = createWorld(exactSettings, faults, () => {})
    const send = inProcessTransport(startVmmanager(world, new VirtualClock()))
    expect(await send(login)).toEqual({ failure: { code: 'reset', sent: true } })
    expect(world.sessions.size).toBe(1)
    expect(await send(login)).toMatchObject({ response: { status: 201, body: { id: '3' } } })
  })
})
