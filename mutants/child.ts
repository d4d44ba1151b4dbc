import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Answer, Question } from './trial.ts'

/** A process with the instrumented sources; it is started again when it does not answer, or has died. */
export class Child {
  readonly #folder: string
  #process: ChildProcess | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** @param mutant - switched on from the very beginning, for those that are come by while the sources are loaded */
  async #started(mutant?: string): Promise<ChildProcess> {
    if (this.#process !== undefined) return this.#process
    const child = fork(join(this.#folder, 'mutants/trial.ts'), {
      cwd: this.#folder,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, ...(mutant !== undefined && { __STRYKER_ACTIVE_MUTANT__: mutant }) },
    })
    const began = await Promise.race([once(child, 'message'), once(child, 'exit')])
    if (began[0] !== 'ready') throw new Error('the sources cannot be loaded')
    this.#process = child
    return child
  }

  /** The answer; undefined where none comes within `withinMs`, or the process ends without one. */
  async ask<Asked extends Answer>(question: Question, withinMs: number): Promise<Asked | undefined> {
    const child = await this.#started()
    const listening = new AbortController()
    const { signal } = listening
    const answer = once(child, 'message', { signal }).then(([said]) => said as Asked)
    const end = once(child, 'exit', { signal }).then(() => undefined)
    const alarm = setTimeout(withinMs, undefined, { signal })
    child.send(question)
    try {
      const said = await Promise.race([answer, end, alarm])
      if (said === undefined) this.stop()
      return said
    } finally {
      listening.abort()
      await Promise.allSettled([answer, end, alarm])
    }
  }

  /** Asks a process of its own in which the mutant was there from the beginning. */
  async askFresh<Asked extends Answer>(
    mutant: string,
    question: Question,
    withinMs: number,
  ): Promise<Asked | undefined> {
    this.stop()
    try {
      await this.#started(mutant)
      return await this.ask<Asked>(question, withinMs)
    } catch {
      return undefined
    } finally {
      this.stop()
    }
  }

  stop(): void {
    this.#process?.kill('SIGKILL')
    this.#process = undefined
  }
}
