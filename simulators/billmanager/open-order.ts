import { type BillmanagerContext, followerFor, ownerOf } from './billmanager-context.ts'
import { chargePeriod, refundAll } from './money.ts'
import { openService } from './open-service.ts'
import { type GivenUp, type Operation, runOperation } from './run-operation.ts'
import { type Service, become } from './service.ts'
import { type ActionResult, done, failed, failedForPerson } from './action-result.ts'
import { openNetworks } from '../client/change-networks.ts'

/** Why an order is refused that its client takes back. */
export const withdrawn = 'withdrawn'

/**
 * Takes a paid order to its end: the service is Active, or a person looks after it and the money goes back. It goes back
 * as well where the client has taken the order back meanwhile: then nothing more is tried.
 */
export async function openOrder(context: BillmanagerContext, service: Service): Promise<void> {
  const { settings } = context
  const { log, request } = service
  log.order('paid')
  chargePeriod(service, settings.billing)
  become(service, 'processing')
  const { networks } = request
  const { signal } = service.withdrawal
  const open = (attempt: Operation['attempt']): Promise<GivenUp> =>
    runOperation(context, service, {
      name: 'open',
      attempt: (tryCount) => (signal.aborted ? Promise.resolve(failed(withdrawn)) : attempt(tryCount)),
      // BILLmanager repeats an opening whatever the reason.
      nextStep: () => (signal.aborted ? 'refuse' : 'retry'),
    })
  const givenUp =
    networks === undefined
      ? await open((tryCount) => openOnce(context, service, tryCount))
      : await context.inTurnOf(request.client.email)(() =>
          open(() => openNetworksService(context, service, networks)),
        )
  if (givenUp === undefined) return
  if (givenUp.how === 'refused') {
    refundAll(service, settings.billing)
    log.order('refused', withdrawn)
    return
  }
  log.order('manual', givenUp.reason)
  if (settings.refund === 'at-hand-over') refundAll(service, settings.billing)
}

function noteHost(service: Service, host: number | undefined): void {
  if (host === undefined) {
    delete service.host
    return
  }
  service.host = host
  service.log.service('processing', host)
}

async function openOnce(
  context: BillmanagerContext,
  service: Service,
  tryCount: number,
): Promise<ActionResult> {
  const { settings, surroundings } = context
  const opened = await openService({
    follower: followerFor(context, service.request.order),
    inventory: () => context.inventory(),
    settings,
    service,
    identities: surroundings.identities,
    place: surroundings.place,
    isRetry: tryCount > 1,
    noteHost: (host) => noteHost(service, host),
  })
  if (opened.reason !== undefined) return failed(opened.reason)
  service.host = opened.host
  service.size = opened.machine?.size ?? service.size
  service.ips = opened.machine?.ips ?? []
  service.status = 'active'
  service.log.service('active', opened.host, service.size)
  return done
}

/** One try to open virtual networks: no machine, but a higher limit of the client. */
async function openNetworksService(
  context: BillmanagerContext,
  service: Service,
  networks: number,
): Promise<ActionResult> {
  const { settings, surroundings } = context
  const { api } = followerFor(context, service.request.order)
  const owner = ownerOf(settings, surroundings.identities, service)
  const opened = await openNetworks(api, owner, networks, service.limitChange)
  if ('reason' in opened) {
    return opened.reason === 'limit-changed' ? failedForPerson(opened.reason) : failed(opened.reason)
  }
  service.limitChange = {}
  become(service, 'active')
  return done
}
