import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { HarnessError } from '../../contracts/failures/harness-error.ts'
import type { PactCall } from './pact-call.ts'
import type { PactJob, PactNames, PactNews, VerifierSettings } from './pact-message.ts'

/** Pact in a process of its own: its core is native and noisy, and nothing of it comes into this one. */
export interface PactProcess extends AsyncDisposable {
  /**
   * Lets Pact's server answer the calls while `use` runs, then write its file.
   *
   * @throws HarnessError VMH_PACT_FAILED where another call was made, or one of them was not
   */
  serve(names: PactNames, calls: readonly PactCall[], use: (url: string) => Promise<void>): Promise<void>
  /** Pact's result as JSON, also where something is broken. @throws HarnessError VMH_PACT_FAILED */
  verify(settings: VerifierSettings): Promise<string>
}

/** How the process is started. */
export interface PactProcessWishes {
  /** The file that it runs; the source beside this one when absent. */
  readonly script?: URL
  /** Variables that it has, such as those for proxies; none when absent. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Hears all that Pact prints. */
  readonly noise?: (text: string) => void
}

/** Nobody is told that somebody uses Pact. */
const untracked = { PACT_DO_NOT_TRACK: 'true', DO_NOT_TRACK: '1' } as const

/**
 * Starts a process that loads Pact when it is first needed.
 *
 * @throws HarnessError VMH_PACKAGE_MISSING by whatever is asked of it, where Pact is not installed
 */
export function startPactProcess(wishes: PactProcessWishes = {}): PactProcess {
  const { script = new URL('pact-process.ts', import.meta.url), env = {}, noise = () => {} } = wishes
  const child = fork(fileURLToPath(script), [], {
    env: { ...withoutPactVariables(env), ...untracked },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', noise)
  const ask = asking(child)
  return {
    serve: async (names, calls, use) => {
      const { url } = await ask({ job: 'serve', names, calls }, 'serving')
      const used = await use(url).then(
        () => undefined,
        (error: unknown) => ({ error }),
      )
      const served = ask({ job: 'end' }, 'served')
      // What went wrong for the client tells more than what the server has missed because of it.
      if (used !== undefined) await served.catch(() => {}).then(() => Promise.reject(used.error))
      await served
    },
    verify: async (settings) => (await ask({ job: 'verify', settings }, 'verified')).result,
    [Symbol.asyncDispose]: () => ended(child),
  }
}

/** Pact would take settings from them past those that it is given. */
function withoutPactVariables(env: NonNullable<PactProcessWishes['env']>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('PACT_')))
}

type NewsOf<Name> = Extract<PactNews, { readonly news: Name }>

/** One job after the other: whatever comes next is the answer to the last one. */
function asking(
  child: ChildProcess,
): <Name extends PactNews['news']>(job: PactJob, name: Name) => Promise<NewsOf<Name>> {
  return async (job, name) => {
    const answered = nextNews(child)
    if (child.connected) child.send(job)
    const news = await answered
    if (news.news === 'unable') throw new HarnessError(news.code, news.params)
    if (news.news === 'failed') throw new HarnessError('VMH_PACT_FAILED', { problem: news.problem })
    if (news.news !== name) throw new TypeError(`Pact tells ${news.news} where ${name} was asked for`)
    return news as NewsOf<typeof name>
  }
}

function nextNews(child: ChildProcess): Promise<PactNews> {
  return new Promise((resolve) => {
    const settle = (news: PactNews): void => {
      child.off('message', onMessage).off('exit', onExit)
      resolve(news)
    }
    const onMessage = (message: unknown): void => settle(message as PactNews)
    const onExit = (code: number | null, signal: string | null): void =>
      settle({ news: 'failed', problem: `its process has ended with ${signal ?? code}` })
    child.on('message', onMessage).on('exit', onExit)
    if (child.exitCode !== null) onExit(child.exitCode, null)
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill()
  })
}
