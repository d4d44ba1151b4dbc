import { describe, expect, it } from 'vitest'
import { targetNamed } from './target-named.ts'

const settings = {
  url: 'https://vmmanager.example.com',
  email: 'admin@example.com',
  password: { file: 'secret.txt' },
  ca: '/etc/ca.pem',
  budget: { vms: 1, ramMib: 1024 },
} as const
const config = { file: '/project/vmharness.config.yaml', targets: { stand: settings } }

describe('a target', () => {
  it('has its name, and paths that count from the file', () => {
    expect(targetNamed(config, 'stand')).toEqual({
      ...settings,
      name: 'stand',
      password: { file: '/project/secret.txt' },
      ca: '/etc/ca.pem',
    })
  })

  it('keeps the name of a variable as it is', () => {
    const { ca: _, ...bare } = { ...settings, password: { env: 'SECRET' } }
    expect(targetNamed({ ...config, targets: { bare } }, 'bare')).toEqual({ ...bare, name: 'bare' })
  })

  it.each(['stnd', 'toString'])('that is not there is refused with those that are: %s', (name) => {
    expect(() => targetNamed(config, name)).toThrow(
      expect.objectContaining({
        code: 'VMH_TARGET_UNKNOWN',
        message: `There is no target ${name} in /project/vmharness.config.yaml`,
        remedy: expect.stringContaining('(stand)') as string,
      }),
    )
    expect(() => targetNamed({ ...config, targets: {} }, name)).toThrow('no target')
  })
})
