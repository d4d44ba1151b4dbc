import type { VmmanagerErrorName } from '../../../contracts/vmmanager/errors.ts'
import type { ExchangeRequest } from '../../../contracts/exchange/exchange.ts'
import type { OsMissing } from '../../faults/fault.ts'
import type { Delivery } from '../../transport/transport.ts'
import { delivered } from '../delivered.ts'
import { refuse } from '../reply.ts'
import type { World } from '../world/world.ts'
import { deliverInstead, requestFaults } from './deliver-instead.ts'
import { strike } from './strike.ts'

const shortages = [
  'pool-exhausted',
  'node-full',
  'node-in-maintenance',
  'storage-full',
  'licence-reached',
] as const

type ShortageName = (typeof shortages)[number]

/** Which calls need what has run out, and how they are refused. */
const refusals: Readonly<
  Record<ShortageName, { readonly operations: readonly string[]; readonly error: VmmanagerErrorName }>
> = {
  'pool-exhausted': { operations: ['host-create', 'host-ip', 'host-clone'], error: 'no-free-address' },
  'node-full': {
    operations: ['host-create', 'host-clone', 'host-resource', 'disk-update'],
    error: 'no-suitable-node',
  },
  'node-in-maintenance': { operations: ['host-create', 'host-clone'], error: 'no-suitable-node' },
  'storage-full': { operations: ['host-create', 'host-clone', 'disk-update'], error: 'storage-full' },
  'licence-reached': { operations: ['host-create', 'host-clone'], error: 'licence-limit' },
}

/** What comes of a call that does not get as far as VMmanager's work; undefined where nothing stops it. */
export function disturbRequest(
  world: World,
  operation: string | undefined,
  { path, body }: ExchangeRequest,
): Delivery | undefined {
  const where = operation ?? path
  const occasion = operation === undefined ? { where } : { where, operation }
  const fault = strike(world, requestFaults, occasion)
  if (fault !== undefined) return deliverInstead(fault)
  if (operation === undefined) return undefined
  const concerned = shortages.filter((name) => refusals[name].operations.includes(operation))
  const shortage = strike(world, concerned, occasion)
  if (shortage !== undefined) return delivered(refuse(refusals[shortage.fault].error, { operation }))
  return lacksOs(world, operation, body) ? delivered(refuse('os-not-available', { operation })) : undefined
}

/** True where the machine is to be made from a template that a fault takes away. */
function lacksOs(world: World, operation: string, body: unknown): boolean {
  if (operation !== 'host-create' && operation !== 'host-reinstall') return false
  const { os } = (body ?? {}) as { readonly os?: unknown }
  const name = world.oses.get(Number(os))?.name
  if (name === undefined) return false
  const isMeant = (fault: OsMissing): boolean => fault.os === undefined || fault.os === name
  return strike(world, ['os-missing'], { where: operation, operation }, isMeant) !== undefined
}
