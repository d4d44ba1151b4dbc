import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../contracts/rules/rules.ts'
import schema from '../../scenarios/targets/real/generated/config.schema.json' with { type: 'json' }
import { parseConfig } from '../../scenarios/targets/real/load-config.ts'
import { openStand, speed } from './fixtures/stand.ts'
import { codeBlocks } from '../../test/code-blocks.ts'

let page = ''

beforeAll(async () => {
  page = await readFile(new URL('../../docs/real-targets.md', import.meta.url), 'utf8')
})

/** Cells of the rows whose first cell holds code. */
const rows = (): readonly (readonly string[])[] =>
  [...page.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) => row.split('|').map((cell) => cell.trim()))

const names = (cell = ''): readonly string[] => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)

describe('the page of real targets', () => {
  it('has a configuration that can be used, with the schema that is shipped', () => {
    const [yaml = ''] = codeBlocks(page, 'yaml')
    expect(Object.keys(parseConfig(yaml, 'c.yaml').targets ?? {})).toEqual(['staging'])
    expect(yaml).toContain(
      '$schema=node_modules/vmmanager-harness/scenarios/targets/real/generated/config.schema.json',
    )
  })

  it('explains every key, and none that there is not', () => {
    const keys = Object.keys(schema.definitions.TargetSettings.properties)
    const explained = rows().flatMap(([cell]) => names(cell))
    expect(explained.filter((name) => keys.includes(name)).toSorted()).toEqual(keys.toSorted())
  })

  it('has commands that work', async () => {
    await using stand = await openStand()
    const commands = codeBlocks(page, 'sh').flatMap((block) => block.trim().split('\n'))
    expect(commands.length).toBeGreaterThan(4)
    for (const command of commands) {
      const [npx, vmharness, ...args] = command
        .replace('staging', 'stand')
        .replace(' --out out', '')
        .split(' ')
      expect([npx, vmharness]).toEqual(['npx', 'vmharness'])
      const quick = args[0] === 'run' ? ['--clock', speed] : []
      const { exitCode, stderr } = await stand.run([...args, ...quick])
      expect([command, exitCode, stderr.includes('error ')]).toEqual([command, 0, false])
    }
  })

  it('says of each rule what can be observed, as the rules themselves do', () => {
    const words = { not: 'no', partly: 'in part', whole: 'yes' }
    const told = new Map(
      rows().flatMap(([cell, ...seen]) => names(cell).map((name) => [name, seen] as const)),
    )
    for (const { name: rule, seenBy } of rules) {
      const { consumer, observer, clouden } = seenBy
      const onClouden = clouden === undefined ? '' : ` (Clouden ${words[clouden]})`
      const expected = [words[consumer], words[observer]].map((word) => word + onClouden)
      expect([rule, told.get(rule) ?? ['yes', 'yes']]).toEqual([rule, expected])
    }
  })
})
