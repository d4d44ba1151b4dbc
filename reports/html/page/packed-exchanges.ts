import type { ExchangeRecord } from '../exchange-record.ts'

/** The exchanges of every run, by its place among the runs. */
export type ExchangesOfRuns = readonly (readonly ExchangeRecord[])[]

let unpacked: Promise<ExchangesOfRuns> | undefined

/** Unpacks the exchanges that the page holds, when they are first asked for. */
export function packedExchanges(): Promise<ExchangesOfRuns> {
  unpacked ??= unpack(document.querySelector('#exchanges')?.textContent ?? '')
  return unpacked
}

async function unpack(base64: string): Promise<ExchangesOfRuns> {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(stream).json()) as ExchangesOfRuns
}
