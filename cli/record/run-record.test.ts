import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'
import { refuseLoop } from './run-record.ts'

describe('an upstream that is the recorder itself', () => {
  it.each(['http://127.0.0.1:8081', 'http://localhost:8081', 'http://[::1]:8081/api'])(
    '%s is refused',
    (url) => {
      expect(() => refuseLoop(new URL(url), 8081)).toThrow('is where the recorder itself would listen')
    },
  )

  it.each(['http://127.0.0.1:8080', 'https://vmmanager.example.com:8081', 'http://localhost'])(
    '%s is another',
    (url) => {
      expect(() => refuseLoop(new URL(url), 8081)).not.toThrow()
      expect(() => refuseLoop(new URL(url), 0)).not.toThrow()
    },
  )

  it('leaves nothing behind', async () => {
    const args = [
      'record',
      '--upstream',
      'http://127.0.0.1:8099',
      '--listen',
      '8099',
      '-o',
      'no-such-recording.ndjson',
    ]
    const { exitCode, stdout, stderr } = await runCli(args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain('the recorder itself')
  })
})
