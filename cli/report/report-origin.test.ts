import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import { product } from '../../reports/product.ts'
import { reportOrigin } from './report-origin.ts'

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
