import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { request } from 'undici'
import { faultDefinitions } from '../../simulators/faults/fault-definitions.ts'
import { worldProblems } from '../../simulators/worlds/world-problem.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { json, notInstalled, paste, type Ready, simulate } from '../fixtures/simulate.ts'

describe('the control API of vmharness simulate', () => {
  it('is off unless it is asked for', async () => {
    const { stderr } = await simulate([], async (ready) => {
      await Promise.resolve()
      expect(ready).not.toHaveProperty('control')
    })
    expect(stderr).not.toContain('Control')
  })

  it('is told on both streams where it is on', async () => {
    let url = ''
    const { stderr } = await simulate(['--control', '0'], async ({ control = '' }) => {
      url = control
      expect(await json(`${control}/worlds`)).toMatchObject({ worlds: [{ id: 'default' }] })
    })
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(stderr).toContain(`Control API at ${url}`)
  })

  it('does not listen to the world without a token', async () => {
    const args = ['simulate', '--control', '0', '--control-host', '0.0.0.0']
    const { exitCode, stderr, stdout } = await runCli(args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^error VMH_USAGE\n.*0\.0\.0\.0.*VMHARNESS_CONTROL_TOKEN/)
  })

  it.each<[readonly string[], Readonly<Record<string, string>>]>([
    [['--control-token', 'secret'], {}],
    [[], { VMHARNESS_CONTROL_TOKEN: 'secret' }],
  ])('asks for the token that was given with %j or in the environment', async (args, env) => {
    const use = async ({ control = '' }: Ready): Promise<void> => {
      const url = `${control.replace('0.0.0.0', '127.0.0.1')}/worlds`
      expect((await request(url)).statusCode).toBe(401)
      const headers = { authorization: 'Bearer secret' }
      expect((await request(url, { headers })).statusCode).toBe(200)
    }
    const { stdout, stderr } = await simulate(['--control', '0', '--control-host', '0.0.0.0', ...args], use, {
      env,
    })
    expect(`${stdout}${stderr}`).not.toContain('secret')
  })

  it('does all that its page shows', async () => {
    const page = await readFile(new URL('../../docs/control-api.md', import.meta.url), 'utf8')
    const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block)
    expect(blocks.length).toBeGreaterThan(7)
    await simulate(['--control', '0'], async ({ url, control = '' }) => {
      for (const block of blocks) {
        const { code, stdout } = await paste(block.replaceAll('curl -s', 'curl -sS --fail-with-body'), {
          URL: url,
          CONTROL: control,
        })
        if (code === notInstalled) return
        expect([block, code, stdout]).toEqual([block, 0, expect.any(String)])
      }
      expect(await json(`${control}/worlds`)).toMatchObject({
        worlds: [
          { id: 'default' },
          { id: 'lab', nowMs: 60_000, snapshots: ['s1'], faults: 0, journal: { exchanges: 1 } },
        ],
      })
    })
  })

  it('has a page that names every fault', async () => {
    const page = await readFile(new URL('../../docs/faults.md', import.meta.url), 'utf8')
    for (const name of Object.keys(faultDefinitions)) expect(page).toContain(`| \`${name}\` `)
  })

  it('has a page that names every problem, and no other', async () => {
    const page = await readFile(new URL('../../docs/control-api.md', import.meta.url), 'utf8')
    const rows = [...page.matchAll(/^\| (\d{3}) +\| (`.*`)/gm)]
    const told = rows.flatMap(([, status, codes = '']) =>
      [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code]) => `${status} ${code}`),
    )
    const known = Object.entries(worldProblems).map(([code, { status }]) => `${status} ${code}`)
    expect(told.toSorted()).toEqual(known.toSorted())
  })
})
