import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import { product } from '../../reports/product.ts'
import { reportOrigin, shownCommand } from './report-origin.ts'

it.each([
  [['run', 'a b.yaml', '--seed', '7'], "vmharness run 'a b.yaml' --seed 7"],
  [['run', '--var', 'password=correct horse'], "vmharness run --var 'password=[redacted]'"],
  [['run', '--var', 'adminPassword=x1'], "vmharness run --var 'adminPassword=[redacted]'"],
  [['run', '--token', 'abc'], "vmharness run --token '[redacted]'"],
  [['run', '--admin-password=abc'], "vmharness run '--admin-password=[redacted]'"],
  [
    ['record', '--to', 'https://root:abc@vm.example.com/x'],
    "vmharness record --to 'https://[redacted]@vm.example.com/x'",
  ],
  [['check', 'x?token=abc&y=1'], "vmharness check 'x?token=[redacted]&y=1'"],
  [['run', '7-9f8fad5b-d9cb-469f-a165-70867728950e'], "vmharness run '[redacted]'"],
])('shows %j without its secrets', (args, shown) => {
  expect(shownCommand(args)).toBe(shown)
})

const stream = { write: () => {} }
const nobody = { on: () => {}, off: () => {}, exit: () => {}, stdout: stream, stderr: stream, env: {} }

it('says when, where and by which words a report was made, without secrets', () => {
  const argv = ['/usr/bin/node', '/usr/bin/vmharness', 'run', '--var', 'password=x1']
  expect(reportOrigin({ beganAtMs: 86_400_000 }, { ...nobody, argv, version: 'v24.1.0' })).toEqual({
    date: '1970-01-02T00:00:00.000Z',
    command: "vmharness run --var 'password=[redacted]'",
    host: hostname(),
    versions: [`${product.name} ${product.version}`, 'Node.js v24.1.0'],
  })
})
