import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { runCli } from '../fixtures/run-cli.ts'

const line = /^Jan 01 \d\d:\d\d:\d\d \[\d+:1\] (?:processing|sbin_utils) [A-Z]+ \S/

it('vmharness run --out leaves the logs of the modules of BILLmanager, and of nobody else', async () => {
  await using folder = await temporaryFolder()
  const scenarios = ['single-order', 'virtual-networks']
  const { exitCode } = await runCli(['run', ...scenarios, '--out', folder.path, '--quiet'])
  expect(exitCode).toBe(0)
  const logs = join(folder.path, 'logs')
  const files = (await readdir(logs)).toSorted()
  expect(files).toEqual([
    'single-order.billmanager.pmvmmgr6.log',
    'virtual-networks.billmanager.pmvmmgr6.log',
    'virtual-networks.billmanager.pmvmmgr6_iaas.log',
  ])
  const [single = '', , networks = ''] = await Promise.all(
    files.map((file) => readFile(join(logs, file), 'utf8')),
  )
  for (const told of (single + networks).trimEnd().split('\n')) expect(told).toMatch(line)
  expect(single).toContain('RUN with: processing/pmvmmgr6 --command open --item 1001')
  expect(single.trimEnd()).toMatch(/INFO done$/)
  expect(networks.match(/RUN with: processing\/pmvmmgr6_iaas --command (?:open|close)/g)).toHaveLength(3)
})

it('vmharness run without --out leaves none', async () => {
  await using folder = await temporaryFolder()
  await runCli(['run', 'single-order', '--quiet', '--report', `json=${join(folder.path, 'report.json')}`])
  expect(await readdir(folder.path)).toEqual(['report.json'])
})
