import type {
  EndEvent,
  GapEvent,
  ForeignEvent,
  HostEvent,
  LedgerEvent,
  OperationEvent,
  OrderEvent,
  OutsideEvent,
  ServiceStatus,
  TaskEvent,
} from '../../contracts/trace/trace-event.ts'

/** Key of the words for an event of a trace. */
export type EventKey =
  | 'run'
  | 'fault'
  | `gap/${GapEvent['cause']}`
  | `foreign/${ForeignEvent['what']}`
  | `order/${OrderEvent['step']}`
  | `service/${ServiceStatus}`
  | 'intent'
  | 'check'
  | 'wait'
  | 'own/intent'
  | `outside/${OutsideEvent['outcome']}`
  | `operation/${OperationEvent['outcome']}`
  | `own/${OperationEvent['outcome']}`
  | `ledger/${LedgerEvent['entry']}`
  | 'quota'
  | `host/${HostEvent['change']}`
  | `task/${TaskEvent['status']}`
  | `end/${EndEvent['outcome']}`
/** Which of the ways to be fine, or nearly so, a topic can be told in. */
export type SurveyKey =
  | 'reach/answers'
  | 'trust/trusted'
  | 'trust/any'
  | 'trust/plain'
  | 'clock/right'
  | 'clock/skewed'
  | 'clock/untold'
  | 'login/done'
  | 'login/other-dialect'
  | 'role/administrator'
  | 'version/told'
  | 'version/untold'
  | 'cluster/found'
  | 'os/found'
  | 'os/of-tariffs'
  | 'os/missing'
  | 'preset/found'
  | 'preset/of-tariffs'
  | 'preset/missing'
  | 'pool/found'
  | 'pool/tight'
  | 'budget/free'
  | 'budget/leftovers'
