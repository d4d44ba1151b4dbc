/** A disturbance as data, times in ms of the world's clock. */
export type Fault =
  | { readonly fault: 'task-fails'; readonly stage: string; readonly times: number }
  | { readonly fault: 'asleep'; readonly fromMs: number; readonly untilMs: number }
  | { readonly fault: 'sessions-expire'; readonly atMs: number }
  | { readonly fault: 'reply-lost'; readonly operation: string; readonly times: number }

export type FaultName = Fault['fault']

/** What a fault is for people: what it does, and where it was seen. */
export interface FaultDefinition {
  readonly meaning: string
  readonly source: string
}

export const faultDefinitions: Readonly<Record<FaultName, FaultDefinition>> = {
  'task-fails': {
    meaning: 'A task ends as failed in the named stage; the machine stays behind half made.',
    source:
      'dev-huzaki/whmcs-vmmanager6 compares task status with fail; zabbix/community-templates counts failed tasks',
  },
  asleep: {
    meaning: 'The platform is suspended: each request ends with 503 until it wakes.',
    source: 'https://docs.ispsystem.com/vmmanager-admin/developer-section/api-guide',
  },
  'sessions-expire': {
    meaning: 'All tokens given out so far stop working: 401 until the client logs in again.',
    source: 'pavelfrolovvvvv1234-debug/sephora_bot logs in again on code 1000; ptisp/node-vmmanager6 on 401',
  },
  'reply-lost': {
    meaning: 'VMmanager does what was asked, then the connection breaks before the reply arrives.',
    source: 'grinwe/vpn (tests of its BILLmanager client: a time-out on a paid order)',
  },
}
