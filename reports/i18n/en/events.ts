import type { ExchangeFailure } from '../../../contracts/exchange/exchange.ts'
import type { Violation } from '../../../contracts/exchange/violation.ts'
import type { EventKey } from '../keys.ts'

/** Events of a trace. */
export const events: Readonly<Record<EventKey, string>> = {
  run: 'run of {scenario} on {platform} begins',
  fault: 'fault {fault} injected into {where}',
  'foreign/account': 'account {id} was read, and is not what was created: expected {expected}, seen {seen}',
  'foreign/host': 'host {id} was read, and is not what was created: expected {expected}, seen {seen}',
  'order/placed': 'order {order} placed by {client}',
  'order/paid': 'order {order} paid',
  'order/approved': 'order {order} approved',
  'order/refused': 'order {order} refused',
  'order/manual': 'order {order} handed to a person',
  'service/ordered': 'service {service} ordered',
  'service/processing': 'service {service} in processing',
  'service/active': 'service {service} active',
  'service/suspended': 'service {service} suspended',
  'service/deleted': 'service {service} deleted',
  check: 'the scenario checks the state',
  wait: 'the scenario waited for {what}, which did not happen',
  intent: 'order {order}: {action} asked for',
  'own/intent': '{platform}: {action} asked for',
  'outside/done': 'external actor: {does} of host {host} (order {order}) in VMmanager',
  'outside/failed': 'external actor: {does} of host {host} (order {order}) in VMmanager failed',
  'operation/started': 'order {order}: try {tryCount} of operation {name} started',
  'operation/done': 'order {order}: try {tryCount} of operation {name} done',
  'operation/failed': 'order {order}: try {tryCount} of operation {name} failed',
  'operation/manual': 'order {order}: operation {name} handed to a person',
  'operation/refused': 'order {order}: operation {name} refused',
  'own/started': '{platform}: {name} started',
  'own/done': '{platform}: {name} done',
  'own/failed': '{platform}: {name} failed',
  'own/manual': '{platform}: {name} handed to a person',
  'own/refused': '{platform}: {name} refused',
  'ledger/payment': 'order {order}: {client} pays {amount}',
  'ledger/charge': 'order {order}: {client} is charged {amount}',
  'ledger/refund': 'order {order}: {client} gets {amount} back',
  quota: 'order {order}: the usage of {client} is counted again',
  'host/accepted': 'host {host} ({name}) accepted',
  'host/disk-ready': 'host {host} ({name}) has its disk',
  'host/address-added': 'host {host} ({name}) has its address',
  'host/os-installed': 'host {host} ({name}) OS installed',
  'host/started': 'host {host} ({name}) started',
  'host/stopped': 'host {host} ({name}) stopped',
  'host/changed': 'host {host} ({name}) changed',
  'host/reinstalled': 'host {host} ({name}) OS reinstalled',
  'host/failed': 'host {host} ({name}) failed',
  'host/deleted': 'host {host} ({name}) deleted',
  'task/created': 'task {task} {name} created',
  'task/running': 'task {task} {name} running',
  'task/complete': 'task {task} {name} complete',
  'task/failed': 'task {task} {name} failed',
  'task/aborted': 'task {task} {name} aborted',
  'gap/unwritable':
    'the trace could not be written: {lost, plural, one {# event is} other {# events are}} missing here',
  'gap/unreadable': 'an exchange could not be recorded',
  'gap/upgraded': 'a connection was upgraded from HTTP, and was forwarded unread',
  'end/completed': 'the run is complete',
  'end/interrupted': 'the run was interrupted',
  'end/stopped': 'the run was stopped: it would not be safe to continue',
}

/** Why an exchange has no response. */
export const exchangeFailures: Readonly<Record<ExchangeFailure['code'], string>> = {
  refused: 'connection refused',
  reset: 'connection reset',
  timeout: 'timed out',
  aborted: 'aborted',
}

/** Parts of an exchange. */
export const parts: Readonly<Record<Violation['part'], string>> = {
  request: 'request',
  'request.query': 'query',
  'request.body': 'request body',
  'response.status': 'status',
  'response.body': 'response body',
}
