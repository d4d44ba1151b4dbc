import { HarnessError } from '../../contracts/failures/harness-error.ts'

/** By these names a machine calls itself. */
const ownName = /^(?:localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/

/**
 * Refuses to send a recorder what it has just sent.
 *
 * @throws HarnessError VMH_USAGE
 */
export function refuseLoop({ hostname, port, origin }: URL, listen: number): void {
  if (!ownName.test(hostname) || Number(port) !== listen || listen === 0) return
  const problem = `the upstream ${origin} is where the recorder itself would listen: choose another port with --listen`
  throw new HarnessError('VMH_USAGE', { problem, help: 'vmharness record --help' })
}
