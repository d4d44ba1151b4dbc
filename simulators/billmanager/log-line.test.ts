import { describe, expect, it } from 'vitest'
import { tokenShape } from '../../contracts/trace/secret-places.ts'
import { type OpenedBillmanager, openedBillmanager } from './fixtures/test-billmanager.ts'
import { type TimedFact, errorDocument, logLines } from './log-line.ts'

describe('errorDocument', () => {
  it.each([
    ['task-failed', 'processing'],
    ['unavailable', 'client'],
    ['forbidden', 'auth'],
    ['session-invalid', 'auth'],
  ])('of %s is of the type %s', (reason, type) => {
    expect(errorDocument('open', reason)).toBe(
      `<doc><error type="${type}" object="open" value="${reason}"/></doc>`,
    )
  })

  it('escapes what XML cannot hold', () => {
    expect(errorDocument('close', '<"&">')).toContain('value="&lt;&quot;&amp;&quot;&gt;"')
  })
})

const source = { order: 'a', item: 1001, beganAtMs: Date.UTC(2024, 5, 25, 9, 8, 34) }
const shape =
  /^[A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \[\d+:1\] (?:processing|sbin_utils) (?:TRACE|INFO|EXTINFO|WARNING|ERROR) \S.*$/

const linesOf = ({ facts }: OpenedBillmanager): readonly string[] => logLines(facts, source)

describe('the log of the module', () => {
  it('begins each run as the real one does', async () => {
    const lines = linesOf(await openedBillmanager())
    expect(lines.slice(0, 3)).toEqual([
      'Jun 25 09:08:39 [13973:1] sbin_utils EXTINFO Set signal hanlers',
      'Jun 25 09:08:39 [13973:1] processing TRACE virtual int processing::Module::Run(int, char**)',
      'Jun 25 09:08:39 [13973:1] processing INFO RUN with: processing/pmvmmgr6 --command open --item 1001 --lang en --runningoperation 1',
    ])
    expect(lines.at(-1)).toBe('Jun 25 09:08:51 [13973:1] processing INFO done')
  })

  it('tells of each call between, how it ended and how long it took', async () => {
    const lines = linesOf(await openedBillmanager())
    expect(lines).toContain('Jun 25 09:08:39 [13973:1] processing EXTINFO POST /vm/v3/host 200 120 ms')
  })

  it('gives each try a process of its own, and tells of errors in the document of the module', async () => {
    const platform = await openedBillmanager(
      { faults: [{ fault: 'task-fails', stage: 'stop' }] },
      { maximumTries: 2 },
    )
    await platform.act('a', { action: 'suspend' })
    const own = linesOf(platform).filter((line) => !line.includes(' EXTINFO '))
    expect(own.map((line) => line.slice(16)).slice(-7)).toEqual([
      '[13974:1] processing TRACE virtual int processing::Module::Run(int, char**)',
      '[13974:1] processing INFO RUN with: processing/pmvmmgr6 --command suspend --item 1001 --lang en --runningoperation 2',
      '[13974:1] processing ERROR <doc><error type="processing" object="suspend" value="task-failed"/></doc>',
      '[13975:1] processing TRACE virtual int processing::Module::Run(int, char**)',
      '[13975:1] processing INFO RUN with: processing/pmvmmgr6 --command suspend --item 1001 --lang en --runningoperation 3',
      '[13975:1] processing ERROR <doc><error type="processing" object="suspend" value="task-failed"/></doc>',
      '[13975:1] processing WARNING set manual: task-failed',
    ])
  })

  it('has its shape in every line and no secret in any', async () => {
    const platform = await openedBillmanager({
      faults: [{ fault: 'reply-lost', operation: 'host-stop', times: 1 }],
    })
    for (const action of [
      'suspend',
      'resume',
      'password',
      'panel',
      'statistics',
      'reinstall',
      'close',
    ] as const)
      await platform.act('a', { action })
    const lines = linesOf(platform)
    for (const line of lines) expect(line).toMatch(shape)
    const text = lines.join('\n')
    expect(text).toContain('WARNING POST /vm/v3/host/1/stop reset')
    expect(text).not.toMatch(tokenShape)
    const secrets = platform.requests.flatMap(({ body }) =>
      typeof body === 'object' && body !== null && 'password' in body ? [String(body.password)] : [],
    )
    expect(secrets.length).toBeGreaterThan(2)
    for (const secret of secrets) expect(text).not.toContain(secret)
  })

  it('leaves out a token that stands in a path', () => {
    const token = '5-0f8fad5b-d9cb-469f-a165-70867728950e'
    const fact: TimedFact = {
      type: 'exchange',
      order: 'a',
      atMs: 10,
      sentAtMs: 0,
      exchange: { request: { method: 'DELETE', path: `/auth/v4/token/${token}`, query: '', headers: {} } },
    }
    expect(logLines([fact], source).join()).toContain('DELETE /auth/v4/token/[redacted] no answer 10 ms')
  })

  it('is of one service alone', async () => {
    const { facts } = await openedBillmanager()
    expect(logLines(facts, { ...source, order: 'b' })).toEqual([])
  })
})
