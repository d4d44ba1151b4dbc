import type { UnknownItem } from './unknown-item.ts'

/**
 * How a task has ended; undefined while it goes on, or is not in the list yet. Releases spell a failed task `fail` or
 * `failed`; an aborted one has failed as well.
 */
export function endOf(task: UnknownItem | undefined): 'complete' | 'failed' | undefined {
  const status = String(task?.['status'])
  if (status === 'complete') return 'complete'
  return status.startsWith('fail') || status === 'aborted' ? 'failed' : undefined
}
