import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** Starts a server process and waits until it answers anything at all on its port. */
export async function spawnServer(
  command: string,
  args: readonly string[],
  port: number,
  cwd?: string,
): Promise<ChildProcess> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'ignore'] })
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode} before it listened`)
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (answered) return child
    await pause(50)
  }
  child.kill()
  throw new Error(`${command} did not answer within 30 s`)
}
