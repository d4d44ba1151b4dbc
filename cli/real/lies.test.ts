import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonReport } from '../../reports/json/json-report.ts'
import { readLedger } from '../../scenarios/targets/real/ledger/read-ledger.ts'
import { speed } from './fixtures/stand.ts'
import { openWarpedStand, type Warp } from './fixtures/warped-stand.ts'

/** Answers the creations at a path with the id of something that was there before. */
function lying(path: string, id: number): Warp {
  return (asked, answer, method) =>
    method === 'POST' && asked === path ? { ...answer, body: { ...(answer.body as object), id } } : undefined
}

describe('a VMmanager that answers a creation with the id of something else', () => {
  it.each([
    ['a machine', '/vm/v3/host', 'host-name', 1],
    ['an account', '/vm/v3/account', 'account-name', 4],
  ])('fails the run, which touches nothing that it has not made: %s', async (_, path, detail, id) => {
    await using stand = await openWarpedStand(lying(path, id), {}, { budget: { vms: 1, ramMib: 16_384 } })
    const everything = (): unknown => [[...stand.world().hosts.all()], [...stand.world().accounts.all()]]
    const before = JSON.stringify(everything())
    const out = join(stand.folder, 'out')
    const args = ['run', 'whole-life', '--platform', 'billmanager', '--target', 'stand', '--clock', speed]
    const { exitCode, stdout } = await stand.run([...args, '--out', out])
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('ids-are-true')])
    const { runs } = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as JsonReport
    expect(runs[0]).toMatchObject({
      verdict: 'failed',
      findings: [{ rule: 'ids-are-true', detail, party: 'provider' }],
    })
    expect(JSON.stringify(everything())).toBe(before)
    expect(
      stand.asked.filter((call) => new RegExp(`^(?!GET).*/(host|user|account)/${id}(/|$)`).test(call)),
    ).toEqual([])
    expect(readLedger(await readFile(stand.ledger, 'utf8')).owned).toEqual([])
  })
})
