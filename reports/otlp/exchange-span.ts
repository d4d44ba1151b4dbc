import type { ExchangeEvent, Stamp } from '../../contracts/trace/trace-event.ts'
import { contractFor } from '../../contracts/vmmanager/contract.ts'
import type { SpanFacts } from './span.ts'

/** An exchange as a span of the client that sent it, named as the semantic conventions for HTTP have it. */
export function exchangeSpan(
  { seq, atMs, sentAtMs, exchange }: ExchangeEvent & Stamp,
  dialect: string,
  parent: string,
): SpanFacts {
  const { request, response, failure } = exchange
  const operation = contractFor(dialect).match(request.method, request.path)?.operation
  const isError = failure !== undefined || (response?.status ?? 0) >= 400
  return {
    id: `exchange ${seq}`,
    parent,
    name: `${request.method} ${operation?.pathTemplate ?? ''}`.trim(),
    kind: 'client',
    fromMs: sentAtMs,
    toMs: atMs,
    attributes: {
      'http.request.method': request.method,
      'url.path': request.path,
      'url.query': request.query === '' ? undefined : request.query,
      'url.template': operation?.pathTemplate,
      'http.response.status_code': response?.status,
      'error.type': isError ? (failure?.code ?? String(response?.status)) : undefined,
      'vmharness.operation': operation?.id,
      'vmharness.seq': seq,
    },
    problem: isError ? (failure?.code ?? '') : undefined,
  }
}
