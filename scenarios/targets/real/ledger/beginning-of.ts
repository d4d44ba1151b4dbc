import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process of this machine began, in the words of its system; empty where there is none of that number. Where a
 * system does not tell, the same for every process that is there.
 */
export function beginningOf(pid: number): string {
  if (!isThere(pid)) return ''
  return fromProc(pid) ?? fromPs(pid) ?? 'unknown'
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Ticks since a boot, and which boot that was (proc(5)). */
function fromProc(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets and may hold anything; of the rest the start time is the twentieth.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return ticks === undefined ? undefined : `${boot} ${ticks}`
  } catch {
    return undefined
  }
}

function fromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 5000,
    }).trim()
  } catch {
    return undefined
  }
}
