import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { exitCodes } from '../exit-code.ts'
import type { Surroundings } from '../surroundings.ts'

const launcher = fileURLToPath(new URL('../vmharness.js', import.meta.url))

/** Does a command in a process of its own, which reads everything anew, and gives its exit code. */
export function runAfresh(
  args: readonly string[],
  { stdout, stderr, env }: Surroundings,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      env,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.write(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.write(text))
    child.once('error', (error) => (signal.aborted ? resolve(exitCodes.interrupted) : reject(error)))
    child.once('close', (code) => resolve(code ?? exitCodes.interrupted))
  })
}
