import { execFile, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.ts'

const launcher = fileURLToPath(new URL('vmharness.js', import.meta.url))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function start(
  args: readonly string[],
  onText: (text: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
) {
  return new Promise<Ended>((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (chunk: Buffer) => {
        texts[name] += chunk.toString()
        onText(texts[name], (signal) => child.kill(signal))
      })
    }
    child.on('close', (code) => resolve({ code, ...texts }))
  })
}

describe('the launcher', () => {
  it('starts the command line from source', async () => {
    expect(await start([launcher, 'list', '--json'])).toMatchObject({ code: 0, stderr: '' })
  })

  const shell = (line: string) =>
    promisify(execFile)('bash', [
      '-c',
      `set -o pipefail; vmharness() { "${process.execPath}" "${launcher}" "$@"; }; ${line}`,
    ]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => error as Ended,
    )

  it.each(['vmharness run --help', 'vmharness contract --json', 'vmharness list --json'])(
    'does not mind that nobody reads to the end: %s',
    async (command) => {
      expect(await shell(`${command} | true`)).toEqual({ code: 0, stdout: '', stderr: '' })
    },
  )

  it('says so when its output cannot be written', async () => {
    const { code, stderr } = await shell('vmharness list --json > /dev/full')
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^error VMH_OUTPUT_UNWRITABLE\n {2}Cannot write standard output: ENOSPC/),
    ])
    expect(stderr).not.toMatch(/^ +at /m)
  })

  it('on an older Node says in one line which it needs and how to get it', async () => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); await import(${JSON.stringify(launcher)})`
    const { code, stdout, stderr } = await start(['--input-type=module', '-e', pretend])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(
      /^vmharness needs Node\.js 22\.19 or newer and this is 20\.20\.2: .*npm ci.*nodejs\.org\n$/,
    )
  })

  it('ends with 0 at SIGTERM while it simulates', async () => {
    let told = false
    const { code } = await start([launcher, 'simulate'], (text, kill) => {
      if (told || !text.includes('Log in as')) return
      told = true
      kill('SIGTERM')
    })
    expect(code).toBe(0)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with 130 at %s while it runs, and keeps whole traces',
    async (signal) => {
      await using folder = await temporaryFolder()
      let told = false
      const args = [
        'run',
        'single-order',
        'fifty-orders',
        '--clock',
        'scaled:600',
        '--jobs',
        '1',
        '--out',
        folder.path,
      ]
      const { code, stderr } = await start([launcher, ...args], (text, kill) => {
        if (told || !text.includes('[1/')) return
        told = true
        kill(signal)
      })
      expect([code, stderr]).toEqual([130, expect.stringContaining('interrupted: 2 of 4')])
      for (const name of await readdir(join(folder.path, 'traces'))) {
        const text = await readFile(join(folder.path, 'traces', name), 'utf8')
        expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'end' })
      }
    },
  )
})
