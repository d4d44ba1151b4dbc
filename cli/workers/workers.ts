import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { packageRoot } from '../../scenarios/load/package-root.ts'
import { runAll } from '../../scenarios/run/run-all.ts'
import type { Job } from './jobs.ts'

/** Does many pieces of the same work on several cores. */
export interface Workers extends AsyncDisposable {
  /** How many pieces are done at once. */
  readonly threads: number
  /** Does one piece, in the next thread that is free. */
  do<Piece, Answer>(job: Job<Piece, Answer>, piece: Piece): Promise<Answer>
  /**
   * Answers come in the order of the pieces, whichever is done first; `hear` gets each when it is done.
   * Pieces not begun when the signal aborts are left out.
   */
  doAll<Piece, Answer>(
    job: Job<Piece, Answer>,
    pieces: readonly Piece[],
    hear?: (answer: Answer) => void,
  ): Promise<readonly Answer[]>
}

/** A thread takes about as long to start as a hundred runs of a scenario. */
const runsPerThread = 100

/** Threads for about so many runs of a scenario, at most `most`; a single one would be no gain and is not started. */
export function startWorkers(runs: number, most: number, signal: AbortSignal): Workers {
  const threads = Math.max(1, Math.min(most, Math.floor(runs / runsPerThread)))
  const pool = threads > 1 ? poolOf(threads) : undefined
  const workers: Workers = {
    threads,
    do: (job, piece) =>
      pool === undefined ? job.run(piece) : pool.run({ name: job.name, piece }, { name: 'work' }),
    doAll: (job, pieces, hear = () => {}) =>
      runAll(
        pieces,
        async (piece) => {
          const answer = await workers.do(job, piece)
          hear(answer)
          return answer
        },
        { jobs: threads, signal },
      ),
    [Symbol.asyncDispose]: async () => pool?.destroy(),
  }
  return workers
}

function poolOf(threads: number): Tinypool {
  const filename = fileURLToPath(new URL('cli/worker.js', packageRoot))
  return new Tinypool({ filename, minThreads: threads, maxThreads: threads, isolateWorkers: false })
}
