import { describe, expect, it } from 'vitest'
import { json, refusal, scripted, testClient } from './fixtures/test-client.ts'
import { metricTargets, readMetrics } from './read-metrics.ts'

const path = 'GET /vm/v3/host/7/metrics'
const from = '10:30_20240131'

describe('readMetrics', () => {
  it('asks for each measurement and gives its mean, without what was not measured', async () => {
    const points = [
      [1, 100],
      [null, 160],
      [3, 220],
    ]
    const { api, calls } = testClient(
      scripted({
        [path]: [json([{ target: 'cpu_load', datapoints: points }]), json([]), json([{ target: 'x' }])],
      }),
    )
    expect(await readMetrics(api, 7, from)).toEqual({
      usage: { cpu_load: 2, mem_usage: 0, 'df.root.used': 0, net_rx: 0, net_tx: 0 },
    })
    expect(calls.slice(1)).toEqual(metricTargets.map((target) => `${path}?target=${target}&from=${from}`))
  })

  it.each([
    ['instance-not-found', refusal('instance-not-found')],
    ['unavailable', json({ error: { code: 1503, msg: '' } }, 503)],
    ['unknown-outcome', json({ datapoints: [] })],
  ])('tells why one cannot be read: %s', async (reason, answer) => {
    const { api } = testClient(scripted({ [path]: [json([]), answer] }))
    expect(await readMetrics(api, 7, from)).toEqual({ reason })
  })
})
