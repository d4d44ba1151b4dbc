/** What has been begun and has not come to its end. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>()

  follow(work: Promise<unknown>): void {
    const settled: Promise<unknown> = work.finally(() => this.#work.delete(settled))
    this.#work.add(settled)
  }

  /** Resolves when all that is under way now has come to its end. */
  async atRest(): Promise<void> {
    await Promise.allSettled(this.#work)
  }

  /** Resolves when nothing is under way any more. */
  async ended(): Promise<void> {
    while (this.#work.size > 0) await this.atRest()
  }
}
