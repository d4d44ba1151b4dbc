/**
 * Runs whatever there is to run, at most `jobs` at once. Results come in the order of what was run, whichever
 * ends first. What is not begun when the signal aborts is left out.
 */
export async function runAll<Work, Result>(
  all: readonly Work[],
  run: (work: Work) => Promise<Result>,
  { jobs, signal }: { readonly jobs: number; readonly signal?: AbortSignal },
): Promise<readonly Result[]> {
  const results: (Result | undefined)[] = []
  let begun = 0
  const goOn = async (): Promise<void> => {
    for (;;) {
      const index = begun++
      const next = all[index]
      if (next === undefined || signal?.aborted === true) return
      results[index] = await run(next)
    }
  }
  await Promise.all(Array.from({ length: jobs }, goOn))
  return results.filter((result) => result !== undefined)
}
