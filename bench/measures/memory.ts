import { readFileSync } from 'node:fs'
import { simulator } from '../contenders/simulator.ts'
import { load } from '../load.ts'

/** Resident memory of the simulator in MiB after so many reads of one host over HTTP. */
export async function memoryAfter(
  exchanges: number,
): Promise<{ readonly exchanges: number; readonly rssMib: number }> {
  const port = 25_900
  const running = await simulator.start(port)
  let done = 0
  while (done < exchanges) {
    const seconds = 10
    done += (await load(port, 'read one host', running.headers, seconds)).perSecond * seconds
  }
  const status = readFileSync(`/proc/${running.process.pid}/status`, 'utf8')
  running.process.kill()
  return { exchanges: Math.round(done), rssMib: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 }
}
