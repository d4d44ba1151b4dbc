import type { Fault, FaultName } from './fault.ts'

/** What a fault is for people, where it was seen, and how it is tried on each step of a service's life. */
export interface FaultDefinition {
  readonly meaning: string
  readonly source: string
  readonly chaos: ChaosFault
}

/** How a fault is armed for one step: once, or for as long as a careful client must bear. */
export interface ChaosFault {
  /**
   * Where it takes its chance: on the one call on which the step hangs; when the machine is made, so that it is armed
   * before; or whenever it can once the step begins.
   */
  readonly occasion: 'call' | 'making' | 'step'
  readonly fault: Fault
  /** What it leaves stays as it is, so that giving up is right; from any other a careful client recovers. */
  readonly isLasting?: true
}

const apiGuide = 'https://docs.ispsystem.com/vmmanager-admin/developer-section/api-guide'
const billmanager =
  'https://www.ispsystem.com/docs/b6c/products-services-sales-settings/vps/integration-with-vmmanager-6'
const anyNetwork = 'Any network and any proxy between two programs'

/** Every fault there is; the order is that of the documentation. */
export const faultDefinitions: Readonly<Record<FaultName, FaultDefinition>> = {
  asleep: {
    meaning: 'The platform is suspended: the request ends with 503 and nothing is done.',
    source: apiGuide,
    chaos: { occasion: 'step', fault: { fault: 'asleep', for: '30s' } },
  },
  unreachable: {
    meaning: 'The connection is refused: nothing is sent. On a shared socket, it is reset at once.',
    source: anyNetwork,
    chaos: { occasion: 'step', fault: { fault: 'unreachable', for: '30s' } },
  },
  'request-lost': {
    meaning: 'The connection breaks before VMmanager has read the request: nothing is done.',
    source: anyNetwork,
    chaos: { occasion: 'call', fault: { fault: 'request-lost', times: 1 } },
  },
  'request-doubled': {
    meaning:
      'VMmanager gets the request twice, as from a proxy that repeats it; the client gets the second reply.',
    source: anyNetwork,
    chaos: { occasion: 'call', fault: { fault: 'request-doubled', times: 1 } },
  },
  'session-expired': {
    meaning: 'The session has expired: 401 until the client logs in again.',
    source: 'pavelfrolovvvvv1234-debug/sephora_bot logs in again on code 1000; ptisp/node-vmmanager6 on 401',
    chaos: { occasion: 'call', fault: { fault: 'session-expired', times: 1 } },
  },
  forbidden: {
    meaning: 'The role of the session no longer allows the call: 403.',
    source: 'https://docs.ispsystem.com/vmmanager-admin/users',
    chaos: { occasion: 'call', fault: { fault: 'forbidden', times: 1 } },
  },
  'rate-limited': {
    meaning: 'A proxy in front of VMmanager limits the rate of requests: 429.',
    source: 'VMmanager publishes no limit; hosters put proxies in front of it',
    chaos: { occasion: 'call', fault: { fault: 'rate-limited', times: 1 } },
  },
  'server-error': {
    meaning: 'The request ends with 500, 502, 503 or 504, and nothing is done.',
    source:
      'usaafko/vmmanager6-api-go reads the envelope of a 500; DenisKoleda/vm-balancer met one on a filter',
    chaos: { occasion: 'call', fault: { fault: 'server-error', times: 1 } },
  },
  'reply-lost': {
    meaning: 'VMmanager executes the request, and the connection breaks before the reply arrives.',
    source: 'grinwe/vpn (tests of its BILLmanager client: a time-out on a paid order)',
    chaos: { occasion: 'call', fault: { fault: 'reply-lost', times: 1 } },
  },
  'gateway-timeout': {
    meaning:
      'VMmanager executes the request; the proxy in front of it has given up by then and returns 504 with an HTML page.',
    source: 'Any reverse proxy with a time-out of its own, such as proxy_read_timeout of nginx',
    chaos: { occasion: 'call', fault: { fault: 'gateway-timeout', times: 1 } },
  },
  'reply-late': {
    meaning: 'VMmanager executes the request; the reply comes late, perhaps after the client has given up.',
    source: 'pavelfrolovvvvv1234-debug/sephora_bot gives up on a creation after 30 s, on others after 10 s',
    chaos: { occasion: 'call', fault: { fault: 'reply-late', times: 1, delay: '90s' } },
  },
  'reply-truncated': {
    meaning: 'VMmanager executes the request; the connection breaks in the middle of the reply.',
    source: anyNetwork,
    chaos: { occasion: 'call', fault: { fault: 'reply-truncated', times: 1 } },
  },
  'reply-garbage': {
    meaning: 'VMmanager executes the request; an HTML page with status 200 comes in place of the reply.',
    source: 'A proxy that answers in place of VMmanager',
    chaos: { occasion: 'call', fault: { fault: 'reply-garbage', times: 1 } },
  },
  'reply-empty': {
    meaning: 'VMmanager executes the request; the reply has status 200 and no body.',
    source: 'A proxy that answers in place of VMmanager',
    chaos: { occasion: 'call', fault: { fault: 'reply-empty', times: 1 } },
  },
  'reply-mislabelled': {
    meaning: 'The reply is right, but has the content type text/html.',
    source: 'dev-huzaki/whmcs-vmmanager6: the PHP library itself sends JSON under another name',
    chaos: { occasion: 'call', fault: { fault: 'reply-mislabelled', times: 1 } },
  },
  'reply-stale': {
    meaning:
      'The reply is the one given to the same request before, as when parallel answers overtake each other; a request that was not made before is no occasion, for `skip` either.',
    source: 'A cache in front of VMmanager, or a client that polls in parallel',
    chaos: { occasion: 'step', fault: { fault: 'reply-stale', times: 2 } },
  },
  'pool-exhausted': {
    meaning: 'No free address: a creation, or a change that adds addresses, is refused.',
    source: billmanager,
    chaos: { occasion: 'step', fault: { fault: 'pool-exhausted' }, isLasting: true },
  },
  'node-full': {
    meaning: 'No node has room for the VM: its creation or growth is refused.',
    source: billmanager,
    chaos: { occasion: 'step', fault: { fault: 'node-full' }, isLasting: true },
  },
  'node-in-maintenance': {
    meaning: 'Every node is in maintenance and shows it; no VM can be created.',
    source: 'zabbix/community-templates watches maintenance_mode of nodes',
    chaos: { occasion: 'step', fault: { fault: 'node-in-maintenance' }, isLasting: true },
  },
  'storage-full': {
    meaning: 'The storage has no room: a creation, or the growth of a disk, is refused.',
    source: 'zabbix/community-templates watches available_mib of storages',
    chaos: { occasion: 'step', fault: { fault: 'storage-full' }, isLasting: true },
  },
  'licence-reached': {
    meaning: 'The licence allows no more VMs: a creation is refused.',
    source: 'gadost/go-vmmanager-api reads host_limit_exceeded of the licence',
    chaos: { occasion: 'step', fault: { fault: 'licence-reached' }, isLasting: true },
  },
  'os-missing': {
    meaning: 'The template is not on the cluster: it is in no list, and no VM can be created from it.',
    source: billmanager,
    chaos: { occasion: 'step', fault: { fault: 'os-missing' }, isLasting: true },
  },
  'preset-renamed': {
    meaning: 'The preset has another name than the one that the client uses.',
    source: billmanager,
    chaos: { occasion: 'step', fault: { fault: 'preset-renamed' }, isLasting: true },
  },
  'task-fails': {
    meaning: 'A task fails in the named stage; the incomplete VM stays behind.',
    source:
      'dev-huzaki/whmcs-vmmanager6 compares task status with fail; zabbix/community-templates counts failed tasks',
    chaos: { occasion: 'step', fault: { fault: 'task-fails', times: 1 } },
  },
  'task-hangs': {
    meaning: 'A task never ends its stage.',
    source: 'zabbix/community-templates alarms at a task that runs for more than 30 min',
    chaos: { occasion: 'step', fault: { fault: 'task-hangs', times: 1 }, isLasting: true },
  },
  'task-slow': {
    meaning: 'A stage of a task takes longer.',
    source: billmanager,
    chaos: { occasion: 'step', fault: { fault: 'task-slow', delay: '10m', times: 1 } },
  },
  'task-lost': {
    meaning: 'A task disappears from the list as soon as it runs; its work on the VM continues.',
    source: 'dev-huzaki/whmcs-vmmanager6 ends with an error on an empty list of tasks',
    chaos: { occasion: 'step', fault: { fault: 'task-lost', times: 1 } },
  },
  'task-early': {
    meaning:
      'A task is shown as complete before its last stage has ended: the operating system of a new VM is not installed yet.',
    source: 'usaafko/vmmanager6_backup looks at the state of the machine, not at the task',
    chaos: { occasion: 'step', fault: { fault: 'task-early', times: 1 } },
  },
  'task-late': {
    meaning: 'A task appears in the list only some time after the request was accepted.',
    source: 'usaafko/vmmanager6-api-go and MOIS3Y/aiovmmanager take the first item of the list unguarded',
    chaos: { occasion: 'step', fault: { fault: 'task-late', delay: '20s', times: 1 } },
  },
  'status-word': {
    meaning: 'Tasks show a status by another word, as another release does.',
    source: 'dev-huzaki/whmcs-vmmanager6 waits for fail, zabbix/community-templates for failed',
    chaos: { occasion: 'step', fault: { fault: 'status-word', status: 'complete', word: 'done', for: '5m' } },
  },
  'address-late': {
    meaning: 'The VM runs, but its address appears later, or never.',
    source: billmanager,
    chaos: { occasion: 'making', fault: { fault: 'address-late', delay: '2m', times: 1 } },
  },
  'host-deleted': {
    meaning: 'An administrator deletes the VM in VMmanager, without the platform that sold it.',
    source: billmanager,
    chaos: { occasion: 'making', fault: { fault: 'host-deleted', delay: '1s', times: 1 }, isLasting: true },
  },
  'host-stopped': {
    meaning: 'The owner stops the VM.',
    source: billmanager,
    chaos: { occasion: 'making', fault: { fault: 'host-stopped', delay: '1s', times: 1 } },
  },
  'host-started': {
    meaning: 'The owner starts the VM.',
    source: billmanager,
    chaos: { occasion: 'making', fault: { fault: 'host-started', delay: '1s', times: 1 } },
  },
  'host-renamed': {
    meaning: 'The owner renames the VM.',
    source: 'usaafko/vmmanager6-api-go edits the name of machines',
    chaos: { occasion: 'making', fault: { fault: 'host-renamed', delay: '1s', times: 1 } },
  },
  'host-reowned': {
    meaning: 'An administrator gives the VM to another account.',
    source: 'usaafko/vmmanager6-api-go edits the account of machines',
    chaos: { occasion: 'making', fault: { fault: 'host-reowned', delay: '1s', times: 1 } },
  },
  'sessions-expire': {
    meaning: 'At one moment, all tokens issued so far stop working: 401 until the client logs in again.',
    source: 'pavelfrolovvvvv1234-debug/sephora_bot logs in again on code 1000; ptisp/node-vmmanager6 on 401',
    chaos: { occasion: 'step', fault: { fault: 'sessions-expire' } },
  },
  'clock-skew': {
    meaning: 'The clocks of client and VMmanager differ: every time that VMmanager returns is shifted.',
    source: 'Any two machines without a common time service',
    chaos: { occasion: 'step', fault: { fault: 'clock-skew', ahead: '1h' } },
  },
}
