import type { Clock } from './clock.ts'

/** The `sleep` of a clock, made of its `at`. */
export function sleepOn(clock: Pick<Clock, 'at' | 'nowMs'>, ms: number, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return new Promise((resolve) => void clock.at(clock.nowMs() + ms, resolve))
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error)
      return
    }
    const abort = (): void => {
      cancel()
      reject(signal.reason as Error)
    }
    const cancel = clock.at(clock.nowMs() + ms, () => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
    signal.addEventListener('abort', abort, { once: true })
  })
}
