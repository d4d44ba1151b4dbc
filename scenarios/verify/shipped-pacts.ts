import { fileURLToPath } from 'node:url'
import { pactFileName } from '../../simulators/pact/pact-file.ts'
import { packageRoot } from '../load/package-root.ts'

/** The pact files of both platforms. */
export const shippedPacts: readonly string[] = ['billmanager', 'clouden'].map((consumer) =>
  fileURLToPath(new URL(`contracts/pacts/${pactFileName(consumer)}`, packageRoot)),
)
