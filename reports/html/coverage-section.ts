import { contractFor } from '../../contracts/vmmanager/contract.ts'
import { coverage } from '../../contracts/vmmanager/coverage.ts'
import { dataTable, markup, type Markup } from './markup.ts'
import type { HtmlContext, ToldRun } from './html-context.ts'

interface Calls {
  count: number
  departures: number
  readonly answers: Map<string, number>
}

/** Which operations of the contract the runs have called, and what was answered. */
export function coverageSection(runs: readonly ToldRun[], { words }: HtmlContext): Markup | undefined {
  const called = callsOf(runs)
  if (called.size === 0) return undefined
  const { operations } = coverage()
  const rows = operations.flatMap(({ id, method, path }) => {
    const calls = called.get(id)
    return calls === undefined ? [] : [rowOf(`${method} ${path}`, calls)]
  })
  const share = called.size / operations.length
  const head = [words.operation, words.calls, words.answers, words.departures]
  return markup`<section id="coverage">
    <h2>${words.coverage}</h2>
    <p>
      ${called.size} / ${operations.length}<span class="meter"
        ><span style="width:${(share * 100).toFixed(1)}%"></span
      ></span>
    </p>
    <details>
      <summary>${words.operation}</summary>
      ${dataTable(head, rows)}
    </details>
  </section>`
}

function rowOf(operation: string, { count, departures, answers }: Calls): Markup {
  const told = Array.from(answers, ([answer, times]) => `${answer} x ${times}`).join(', ')
  return markup`<tr>
    <th scope="row"><code>${operation}</code></th>
    <td class="number">${count}</td>
    <td>${told}</td>
    <td class="number">${departures === 0 ? '' : markup`<span class="badge failed">${departures}</span>`}</td>
  </tr> `
}

function callsOf(runs: readonly ToldRun[]): ReadonlyMap<string, Calls> {
  const called = new Map<string, Calls>()
  for (const { result, exchanges } of runs) {
    const contract = contractFor(result.dialect)
    for (const { event, violations } of exchanges) {
      const { request, response, failure } = event.exchange
      const id = contract.match(request.method, request.path)?.operation.id
      if (id === undefined) continue
      const calls = called.get(id) ?? { count: 0, departures: 0, answers: new Map<string, number>() }
      const answer = String(response?.status ?? failure?.code ?? '-')
      calls.count++
      calls.answers.set(answer, (calls.answers.get(answer) ?? 0) + 1)
      if (violations.length > 0) calls.departures++
      called.set(id, calls)
    }
  }
  return called
}
