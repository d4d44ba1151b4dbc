import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { median } from '../median.ts'
import { repository } from '../paths.ts'

/** Milliseconds from the start of the process to its ready line; median. */
export async function readyTimeMs(rounds: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) times.push(await oneStart())
  return median(times.slice(1))
}

function oneStart(): Promise<number> {
  const beganMs = performance.now()
  const child = spawn(process.execPath, [join(repository, 'cli', 'vmharness.js'), 'simulate'], {
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
