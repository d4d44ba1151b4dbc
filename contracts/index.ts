/** What must hold between a platform and VMmanager: the API, the trace, the rules. */
export { checkExchange } from './exchange/check-exchange.ts'
export type {
  Exchange,
  ExchangeFailure,
  ExchangeRequest,
  ExchangeResponse,
  HttpHeaders,
  HttpMethod,
} from './exchange/exchange.ts'
export type { Party, Violation } from './exchange/violation.ts'
export { HarnessError } from './failures/harness-error.ts'
export type { FailureCode } from './failures/failures.ts'
export type { Finding } from './rules/finding.ts'
export { type Judge, judgeRun, judgeTrace } from './judge/judge.ts'
export type { Judgement } from './judge/judgement.ts'
export type { RuleRecord } from './judge/rule-record.ts'
export type { Unproven, UnprovenCode } from './judge/rule-record.ts'
export {
  type ActionOutcome,
  actionOutcomes,
  type RuleState,
  ruleStates,
  type Verdict,
  verdicts,
} from './judge/verdict.ts'
export { type PhaseDurations, type PhaseName, phaseNames } from './lifecycle/phase.ts'
export { decodeTrace } from './trace/decode-trace.ts'
export { encodeEvent } from './trace/trace.ts'
export { redact } from './trace/redact.ts'
export type * from './trace/trace-event.ts'
export { type Contract, contractFor } from './vmmanager/contract.ts'
export { type Dialect, dialects } from './vmmanager/dialect.ts'
