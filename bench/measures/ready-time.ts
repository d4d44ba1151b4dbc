import { spawn } from 'node:child_process'
import { median } from '../median.ts'
import { packedLauncher } from '../packed.ts'

/** Milliseconds from the start of the process to its ready line; median. */
export async function readyTimeMs(rounds: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) times.push(await oneStart())
  return median(times.slice(1))
}

function oneStart(): Promise<number> {
  const beganMs = performance.now()
  const child = spawn(process.execPath, [packedLauncher(), 'simulate'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.stdout.once('data', () => {
      const tookMs = performance.now() - beganMs
      child.once('exit', () => resolve(tookMs))
      child.kill()
    })
  })
}
