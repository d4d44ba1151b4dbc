import { cpus, totalmem } from 'node:os'
import type { LifecycleCost } from './measures/lifecycles.ts'
import type { Lookup } from './measures/lookups.ts'
import type { RecordingCost } from './measures/record.ts'
import type { Rate } from './measures/http-rounds.ts'

/** Everything that one run of the bench has measured. */
export interface Results {
  readonly rounds: number
  readonly seconds: number
  readonly rates: readonly Rate[]
  readonly inProcessPerSecond: number
  readonly readyMs: number
  readonly lookups: readonly Lookup[]
  readonly memory: { readonly exchanges: number; readonly rssMib: number }
  readonly lifecycles: LifecycleCost
  readonly recording: RecordingCost
}

/** The results as a page, with what they were measured on. */
export function resultsPage({
  rounds,
  seconds,
  rates,
  inProcessPerSecond,
  readyMs,
  lookups,
  memory,
  lifecycles,
  recording,
}: Results): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} cores of ${cpu?.model.trim() ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const rows = rates.map((rate) => row(rate, rates))
  return `# Results

<!-- Written by \`npm start\` in bench/. -->

Measured on ${machine}, Node.js ${process.versions.node}: ${rounds} rounds after one warm-up, contenders in turn, ${seconds} s a job and
round over 16 connections on the loopback, load and server on the same machine. The ratio is to the control of the same
run: bare \`node:http\` that answers the same bytes.

| contender | version | job | median /s | slowest | fastest | ratio to control | failures |
| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

| what | measured | goal |
| --- | ---: | ---: |
| exchanges through the core, in process, each checked both ways | ${Math.round(inProcessPerSecond)}/s | 100,000/s |
| from start to ready, as packed | ${Math.round(readyMs)} ms | 300 ms |
| resident memory after ${memory.exchanges} exchanges over HTTP | ${Math.round(memory.rssMib)} MiB | 150 MiB |
| whole orders, in process, one core, checks, rules and trace on | ${Math.round(lifecycles.inProcess)}/s | 3,000/s |
| the same over HTTP | ${Math.round(lifecycles.overHttp)}/s | 400/s |
| resident memory while ${lifecycles.many.orders} orders run, all of whose machines stay | ${Math.round(lifecycles.many.residentMib)} MiB | bounded |
| HTML page of ${lifecycles.page.exchanges} exchanges | ${Math.round(lifecycles.page.ms)} ms, ${lifecycles.page.mib.toFixed(1)} MiB | 1 s, 3 MB |
| what a call takes longer through \`vmharness record\`, median | ${recording.addedMs.toFixed(2)} ms | 1 ms |
| exchanges through it, 16 connections | ${Math.round(recording.perSecond)}/s | 1,000/s |

Over 100,000 machines, 1,000 nodes and 20,000 clients, in process:

| list | found | measured | goal |
| --- | ---: | ---: | ---: |
${lookups.map(({ where, found, ms, goalMs }) => `| \`${where}\` | ${found} | ${ms.toFixed(3)} ms | ${goalMs} ms |`).join('\n')}
`
}

function row(rate: Rate, rates: readonly Rate[]): string {
  const control = rates.find(({ contender, job }) => contender.startsWith('control') && job === rate.job)
  const ratio = (rate.perSecond / (control?.perSecond ?? Number.NaN)).toFixed(2)
  const [middle, slowest, fastest] = [rate.perSecond, rate.slowest, rate.fastest].map((value) =>
    Math.round(value),
  )
  return `| ${[rate.contender, rate.version, rate.job, middle, slowest, fastest, ratio, rate.failures].join(' | ')} |`
}
