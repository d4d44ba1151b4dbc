import { spawnSync } from 'node:child_process'

/** Runs a program to its end; its output, or an error that tells why it failed. */
export function output(command: string, args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`)
  return stdout.trim()
}

/** Why tests that need containers are skipped; undefined where they run. */
export const noEngine: string | undefined =
  spawnSync('docker', ['info'], { timeout: 20_000 }).status === 0
    ? undefined
    : 'there is no container engine that `docker info` reaches'
