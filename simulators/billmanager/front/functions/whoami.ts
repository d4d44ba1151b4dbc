import type { FrontFunction } from './front-functions.ts'

/** Who is logged in (mishkatik/infra-billing). Each order here is paid by itself: nobody keeps a balance. */
export const whoami: FrontFunction = (_front, _call, { name }) => ({
  nodes: [{ name: 'user', attributes: { name, email: name, balance: '0.00', currency: 'RUB' }, content: [] }],
})
