import { readFileSync } from 'node:fs'
import { Agent, request } from 'undici'
import { describe, expect, it } from 'vitest'
import { frontSwitches } from '../../simulators/billmanager/front/front-switches.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { notInstalled, paste, type Pasted, type Ready, simulate } from '../fixtures/simulate.ts'

const guide = readFileSync(new URL('../../docs/billmanager-front.md', import.meta.url), 'utf8')
const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block)

type Fields = Readonly<Record<string, string>>

interface Answer {
  readonly ok?: unknown
  readonly error?: unknown
  readonly elem?: readonly Fields[]
}

/** Whatever certificate was made at start. */
const dispatcher = new Agent({ connect: { rejectUnauthorized: false } })

/** A client that posts forms, as public clients do. */
function client({ billmanager }: Ready): (func: string, fields?: Fields) => Promise<Answer> {
  const { url = '', username, password } = billmanager ?? {}
  return async (func, fields = {}) => {
    const form = new URLSearchParams({ func, authinfo: `${username}:${password}`, out: 'bjson', ...fields })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await request(url, { method: 'POST', headers, body: form.toString(), dispatcher })
    return (await answer.body.json()) as Answer
  }
}

/** Asks for the list until the only service is so. */
async function until(call: ReturnType<typeof client>, isIt: (row: Fields) => boolean): Promise<Fields> {
  for (;;) {
    const [row] = (await call('vds')).elem ?? []
    if (row !== undefined && isIt(row)) return row
  }
}

describe('vmharness simulate --billmanager', () => {
  it('tells where it is and who may log in, to programs and to people', async () => {
    const { stderr } = await simulate(['--billmanager', '0'], ({ billmanager }) => {
      expect(billmanager).toEqual({
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/billmgr$/),
        username: 'client@example.com',
        password: 'billmanager',
      })
      return Promise.resolve()
    })
    expect(stderr).toMatch(
      /BILLmanager at http:.*user client@example\.com with password billmanager:\n {2}curl /,
    )
  })

  it.each([
    [['--clock', 'virtual']],
    [['--clock', 'on-poll']],
    [['--clock', 'scaled:1000', '--tls']],
    [['--clock', 'virtual', '--dialect', '2022']],
  ])(
    'sells a machine that is made in the VMmanager beside it, to its end, with %j',
    { timeout: 60_000 },
    async (args) => {
      await simulate([...args, '--billmanager', '0'], async (ready) => {
        const call = client(ready)
        const order = { pricelist: '1', datacenter: '1', order_period: '1', skipbasket: 'on', sok: 'ok' }
        expect(await call('v2.vds.order.param', order)).toMatchObject({ ok: expect.anything() })
        const { id: elid = '' } = await until(call, (row) => row['item_status_orig'] === '2')
        const system = 'ISPsystem__AlmaLinux-9-x86_64'
        await call('vds.edit', { elid, ostempl: system, sok: 'ok' })
        await until(call, (row) => row['ostempl'] === system)
        const passwords = { passwd: 'N3w-one', confirm: 'N3w-one', sok: 'ok' }
        for (const [func, fields] of [
          ['service.changepassword', passwords],
          ['service.reboot', {}],
          ['vds.suspend', {}],
        ] as const) {
          expect(await call(func, { elid, ...fields })).not.toHaveProperty('error')
        }
        await until(call, (row) => row['item_status_orig'] === '3')
        await call('vds.resume', { elid })
        await until(call, (row) => row['item_status_orig'] === '2')
        await call('vds.delete', { elid })
        await until(call, (row) => row['item_status_orig'] === '4')
      })
    },
  )

  it('serves it over HTTPS as well, and takes a point the other way', async () => {
    const args = ['--tls', '--billmanager', '0', '--billmanager-switch', 'item-status=label']
    let line = ''
    let pasted: Pasted | undefined
    await simulate(
      [...args, '--billmanager-switch', 'single-element=list'],
      async () => {
        pasted = await paste(line)
      },
      { onStderr: (text) => (line = /^ {2}(curl .*billmgr.*)$/m.exec(text)?.[1] ?? '') },
    )
    if (pasted?.code === notInstalled) return
    expect(JSON.parse(pasted?.stdout ?? '')).toMatchObject({ doc: { p_elems: { $: '0' } } })
  })

  it.each([
    ['nonsense=1', 'single-element'],
    ['item-status', 'item-status=number or item-status=label'],
    ['item-status=word', 'item-status=label'],
  ])('says how a switch is to be written: not %s', async (value, hint) => {
    const { exitCode, stderr } = await runCli([
      'simulate',
      '--billmanager',
      '0',
      '--billmanager-switch',
      value,
    ])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(hint)
  })
})

describe('the guide to the front', () => {
  it('has lines that work when they are pasted, one after the other', { timeout: 60_000 }, async () => {
    const [start = '', ...lines] = blocks
    const args = start.trim().replace('1500', '0').split(' ').slice(3)
    let pasted: Pasted | undefined
    await simulate(args, async ({ billmanager }) => {
      pasted = await paste(lines.join('\n'), { BILL: billmanager?.url ?? '' })
    })
    if (pasted?.code === notInstalled) return
    expect(pasted?.code).toBe(0)
    const text = pasted?.stdout ?? ''
    expect(text).not.toContain('error')
    expect(text.match(/<ok\/>/g)).toHaveLength(6)
    expect(text).toContain('"domain":"web.example.org"')
    expect(text).toContain('"item_status_orig":"4"')
  })

  it('tells of each switch what the code says', () => {
    const told = guide.replaceAll(/ +/g, ' ')
    for (const [name, { values, means, evidence }] of Object.entries(frontSwitches)) {
      expect(told).toContain(`| \`${name}\` | \`${values.join('`, `')}\` | ${means} | ${evidence} |`)
    }
  })
})
