import type { AddressRequest, ChangeRequest } from '../../platform/service-request.ts'
import { sizeOf } from '../service.ts'
import type { Perform } from './action-try.ts'
import { onMachine } from './on-machine.ts'
import { resize } from './resize.ts'

/** Another tariff: processors, memory, disk and addresses; the operating system is left alone. */
export const change: Perform<'change'> = onMachine<ChangeRequest>((attempt, host, { tariff, addresses }) =>
  resize(attempt, host, (present) => sizeOf(tariff, addresses ?? present.addresses)),
)

/** More addresses. */
export const addAddress: Perform<'add-address'> = onMachine<AddressRequest<'add-address'>>(
  (attempt, host, { count }) =>
    resize(attempt, host, (present) => ({ ...present, addresses: present.addresses + count })),
)

/** Fewer addresses. */
export const removeAddress: Perform<'remove-address'> = onMachine<AddressRequest<'remove-address'>>(
  (attempt, host, { count }) =>
    resize(attempt, host, (present) => ({ ...present, addresses: present.addresses - count })),
)
