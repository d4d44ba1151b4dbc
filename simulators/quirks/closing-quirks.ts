import type { Quirk } from './quirk.ts'
import { answered, calls, isCall, listed, pretended, pretendedList, withItems } from './wire.ts'

const whmcs = 'dev-huzaki/whmcs-vmmanager6'
const madeUpTask = 900_003

export type ClosingQuirk = 'forgets-to-stop' | 'starts-what-is-suspended' | 'fails-to-close-what-is-gone'

/** Defects of platforms while they suspend and close services. */
export const closingQuirks: Readonly<Record<ClosingQuirk, Quirk>> = {
  'forgets-to-stop': {
    party: 'platform',
    meaning: 'A suspension is recorded, but the VM is not stopped.',
    harm: 'Clients who do not pay keep using their VMs.',
    source: `${whmcs} suspends by stopping; FOSSBilling/Proxmox, issue 19`,
    rules: ['suspended-is-off'],
    begin: () => async (request, send) => {
      if (isCall(request, calls.stopHost)) return pretended(200, { id: 1, task: madeUpTask })
      if (request.query.includes(String(madeUpTask))) return doneTask
      const answer = await send(request)
      return isCall(request, calls.hosts)
        ? withItems(answer, (item) => ({ ...item, state: 'stopped' }))
        : answer
    },
  },
  'starts-what-is-suspended': {
    party: 'platform',
    meaning: 'The VM of a suspended service can be started, since the button for it is still there.',
    harm: 'A client who does not pay starts the VM and keeps using it.',
    source: `${whmcs} only powers the machine off; FOSSBilling/Proxmox, issue 19`,
    rules: ['suspended-is-off'],
    begin: () => {
      let path: string | undefined
      return async (request, send) => {
        const answer = await send(request)
        if (isCall(request, calls.stopHost)) path = request.path.replace('stop', 'start')
        const isStopped = listed(answer).some(
          ({ name, status }) => name === 'host_stop' && status === 'complete',
        )
        if (path === undefined || !isStopped) return answer
        const { headers } = request
        const starting = { method: 'POST', path, query: '', headers, body: {} } as const
        path = undefined
        await send({ ...starting, headers: { ...headers, 'content-type': 'application/json' } })
        return answer
      }
    },
  },
  'fails-to-close-what-is-gone': {
    party: 'platform',
    meaning: 'Deleting a VM that is already gone is treated as an error.',
    harm: 'A closed service stays in processing for ever, and an operator has to clear it by hand.',
    source: `${whmcs}: "VM not found" is an exception; BILLmanager documentation, autodiscovering`,
    rules: ['close-is-idempotent', 'every-action-settles'],
    begin: () => async (request, send) => {
      const answer = await send(request)
      const { list } = answered(answer)
      const isEmpty = Array.isArray(list) && list.length === 0
      const isLookup = isCall(request, calls.hosts) && request.query.includes('id')
      const isGone = answer.response?.status === 404 || (isLookup && isEmpty)
      return isGone ? pretended(400, { error: { code: 1, msg: 'VM not found', value: {} } }) : answer
    },
  },
}

const doneTask = pretendedList({
  id: madeUpTask,
  consul_id: madeUpTask,
  name: 'host_stop',
  status: 'complete',
})
