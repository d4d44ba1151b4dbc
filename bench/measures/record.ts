import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { WallClock } from '../../simulators/clock/wall-clock.ts'
import { openRecorder } from '../../simulators/recorder/open-recorder.ts'
import { median } from '../median.ts'
import { beginRecording } from '../../contracts/recording/recorded-run.ts'
import { openTraceFile } from '../../cli/output/text-file.ts'

/** What the recorder costs: its own latency with one client, and what it carries with sixteen. */
export interface RecordingCost {
  /** Median of a call through it less the median of a call without it. */
  readonly addedMs: number
  readonly perSecond: number
}

/** Measures a recorder that writes its trace to a file, before a server that answers at once. */
export async function recordingCost(calls: number): Promise<RecordingCost> {
  const answer = JSON.stringify({
    last_notify: 1,
    list: [{ id: 1, name: 'bill1', state: 'active' }],
    size: 1,
  })
  const server = createServer((_, outgoing) => {
    outgoing
      .writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
      .end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const direct = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'vmharness-bench-'))
  const file = openTraceFile(join(folder, 'trace.ndjson'), { once: true })
  const source = {
    salt: 'x',
    name: 'bench',
    platform: 'billmanager',
    target: direct,
    dialect: '2024.03',
  } as const
  const recording = beginRecording(source, file.write)
  const recorder = await openRecorder({
    upstream: new URL(direct),
    trust: {},
    port: 0,
    forward: false,
    tls: false,
    faults: [],
    dialect: '2024.03',
    clock: new WallClock(),
    hear: (heard) => recording.hear(heard),
    strike: () => {},
    leaveOut: () => {},
  })
  const through = `http://127.0.0.1:${recorder.port}`
  // The first round warms up.
  const rounds = [await alone(direct, through, calls), await alone(direct, through, calls)]
  await crowd(through, calls)
  const perSecond = await crowd(through, calls)
  await recorder[Symbol.asyncDispose]()
  file[Symbol.dispose]()
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
  return { addedMs: rounds[1] ?? Number.NaN, perSecond }
}

/** Calls in turn, with the recorder and without it, so that a machine that drifts drifts for both. */
async function alone(direct: string, through: string, calls: number): Promise<number> {
  const agent = new Agent({ connections: 1 })
  const times: Record<'direct' | 'through', number[]> = { direct: [], through: [] }
  for (let call = 0; call < calls; call++) {
    times.direct.push(await timed(direct, agent))
    times.through.push(await timed(through, agent))
  }
  await agent.close()
  return median(times.through) - median(times.direct)
}

async function crowd(url: string, calls: number): Promise<number> {
  const agent = new Agent({ connections: 16 })
  const begunMs = performance.now()
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let call = 0; call < calls / 16; call++) await timed(url, agent)
    }),
  )
  const tookMs = performance.now() - begunMs
  await agent.close()
  return (calls / tookMs) * 1000
}

async function timed(url: string, dispatcher: Agent): Promise<number> {
  const begunMs = performance.now()
  const { body } = await request(`${url}/vm/v3/host?where=(id%20EQ%201)`, { dispatcher })
  await body.dump()
  return performance.now() - begunMs
}
