import { untilRead } from '../../client/until-read.ts'
import { settleSize } from '../service-size.ts'
import type { ActionTry } from './action-try.ts'

/** After a stop, what had waited for it has been done: the machine is read and counted anew. */
export async function afterStop({ portal, service, follower }: ActionTry): Promise<void> {
  const { host, turns } = service
  if (host === undefined || !service.awaitsStop) return
  await turns.size(async () => {
    const read = await untilRead(follower, host)
    if (read.reason !== undefined) return
    service.awaitsStop = false
    settleSize(portal, service, read.machine.size)
  })
}
