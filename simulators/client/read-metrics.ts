import { type UnknownItem, isTrouble } from './outcome.ts'
import { reasonOf } from './reason-of.ts'
import type { VmmanagerApi } from './vmmanager-api.ts'

/** What is measured (dev-huzaki/whmcs-vmmanager6). */
export const metricTargets = ['cpu_load', 'mem_usage', 'df.root.used', 'net_rx', 'net_tx'] as const

type MetricTarget = (typeof metricTargets)[number]

/** The mean of each measurement; 0 where nothing was measured. */
export type Usage = Readonly<Record<MetricTarget, number>>

/**
 * Reads how much a machine has used, one measurement after the other; a reason when one cannot be read.
 *
 * @param from - since when, as `HH:MM_YYYYMMDD`
 */
export async function readMetrics(
  api: VmmanagerApi,
  host: number,
  from: string,
): Promise<{ readonly usage: Usage } | { readonly reason: string }> {
  const usage: Record<MetricTarget, number> = {
    cpu_load: 0,
    mem_usage: 0,
    'df.root.used': 0,
    net_rx: 0,
    net_tx: 0,
  }
  for (const target of metricTargets) {
    const series = await api.machine.metrics(host, target, from)
    if (isTrouble(series)) return { reason: reasonOf(series.trouble) }
    usage[target] = mean(series.flatMap(valuesOf))
  }
  return { usage }
}

/** Points are pairs of value and time; a value may be null. */
function valuesOf({ datapoints }: UnknownItem): readonly number[] {
  if (!Array.isArray(datapoints)) return []
  return datapoints.flatMap((point: unknown) => {
    const value: unknown = Array.isArray(point) ? point[0] : undefined
    return typeof value === 'number' ? [value] : []
  })
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
