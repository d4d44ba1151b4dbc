import type { Contender, JobName, RunningContender } from '../contender.ts'
import { jobs } from '../contender.ts'
import { load } from '../load.ts'
import { median } from '../median.ts'

/** How fast one contender did one job: median, and the slowest and fastest round. */
export interface Rate {
  readonly contender: string
  readonly version: string
  readonly job: JobName
  readonly perSecond: number
  readonly slowest: number
  readonly fastest: number
  readonly failures: number
}

/** Measures all contenders in turn, round after round, so that a machine that drifts drifts for all of them. */
export async function httpRounds(
  contenders: readonly Contender[],
  rounds: number,
  seconds: number,
): Promise<readonly Rate[]> {
  const names = Object.keys(jobs) as JobName[]
  const rates = new Map<string, { perSecond: number[]; failures: number }>()
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contender] of contenders.entries()) {
      const port = 24_000 + round * contenders.length + index
      const running: RunningContender = await contender.start(port)
      for (const job of names) {
        const { perSecond, failures } = await load(port, job, running.headers, seconds)
        process.stderr.write(`round ${round} ${contender.name}, ${job}: ${Math.round(perSecond)}/s\n`)
        // Round 0 warms the machine up and is not counted.
        if (round === 0) continue
        const key = `${contender.name}/${job}`
        const known = rates.get(key) ?? { perSecond: [], failures: 0 }
        rates.set(key, { perSecond: [...known.perSecond, perSecond], failures: known.failures + failures })
      }
      running.process.kill()
    }
  }
  return contenders.flatMap(({ name, version }) =>
    names.map((job) => {
      const { perSecond = [], failures = 0 } = rates.get(`${name}/${job}`) ?? {}
      const [slowest, fastest] = [Math.min(...perSecond), Math.max(...perSecond)]
      return { contender: name, version, job, perSecond: median(perSecond), slowest, fastest, failures }
    }),
  )
}
