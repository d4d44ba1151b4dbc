import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HarnessError } from '../../../contracts/failures/harness-error.ts'
import { loadConfig, parseConfig, targetNamed } from './load-config.ts'

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

const whole = `# yaml-language-server: $schema=config.schema.json
targets:
  staging:
    url: https://vmmanager.example.com/api
    email: admin@example.com
    password: { env: VMM_PASSWORD }
    ca: certs/ca.pem
    cluster: kvm
    os: ISPsystem__Debian-12-x86_64
    preset: small
    pool: main
    polling: 2s
    timeouts: { answer: 30s, task: 20m }
    rateLimit: 5
    parallelism: 2
    budget: { vms: 4, ramMib: 8192 }
    namePrefix: qa1
    observerInterval: 1s
    dialect: '2024.03'
  stand:
    url: http://192.0.2.1
    email: admin@example.com
    password: { file: secret.txt }
    budget: { vms: 1, ramMib: 1024 }
`

/** What is told of a file in which one line is another. */
function problemOf(line: RegExp, other: string): HarnessError {
  try {
    parseConfig(whole.replace(line, other), 'c.yaml')
  } catch (error) {
    if (HarnessError.is(error)) return error
  }
  throw new Error('nothing was wrong')
}

describe('a configuration', () => {
  it('is read as it stands, with where it was found', () => {
    const config = parseConfig(whole, 'c.yaml')
    expect(config.file).toBe('c.yaml')
    expect(config.targets?.['staging']).toMatchObject({ pool: 'main', budget: { vms: 4, ramMib: 8192 } })
    expect(Object.keys(config.targets ?? {})).toEqual(['staging', 'stand'])
  })

  it('is read from its file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'config-'))
    const file = join(folder, 'vmharness.config.yaml')
    await writeFile(file, whole)
    expect(await loadConfig(file)).toEqual(parseConfig(whole, file))
    await rm(folder, { recursive: true })
    await expect(loadConfig(file)).rejects.toMatchObject({ code: 'VMH_INPUT_MISSING' })
  })

  it.each<[RegExp, string, readonly [number, number], string]>([
    [
      /rateLimit: 5/,
      'rateLimt: 5',
      [14, 5],
      'Unknown key `rateLimt` in `staging`; did you mean `rateLimit`?',
    ],
    [/vms: 4, /, '', [16, 5], 'Missing key `vms` in `budget`'],
    [/polling: 2s/, 'polling: fast', [12, 14], '`polling` must be a duration such as'],
    [
      /url: https:\S+/,
      'url: vmmanager',
      [4, 10],
      '`url` must be a URL such as https://vmmanager.example.com',
    ],
    [/namePrefix: qa1/, 'namePrefix: QA-1', [17, 17], '`namePrefix` must be a prefix such as vmh or qa1'],
    [/parallelism: 2/, 'parallelism: 0', [15, 18], '`parallelism` must be at least 1, found 0'],
    [/dialect: .*/, 'dialect: next', [19, 14], '`dialect` must be one of 2022, 2023'],
    [/ca: .*/, 'ca: a\n    insecure: true', [8, 5], '`ca` and `insecure` exclude each other'],
    [/ca: .*/, 'insecure: false', [7, 15], '`insecure` must be true, found false'],
    [/staging/, 'simulated', [3, 3], '`simulated` is the name of a simulated target'],
    [/^ {4}email: .*\n/m, '', [3, 3], 'Missing key `email` in `staging`'],
  ])('says where and what is wrong: %s', (line, other, [row, column], words) => {
    expect(problemOf(line, other)).toMatchObject({
      code: 'VMH_CONFIG_INVALID',
      exitCode: 2,
      place: { file: 'c.yaml', line: row, column },
      message: expect.stringContaining(words),
    })
  })

  it.each([
    ['a text', 'password: hunter2'],
    ['a number', 'password: 4711'],
    ['a list', 'password: [hunter2]'],
    ['a key of its own', 'password: { value: hunter2 }'],
  ])('never shows a password that stands in it as %s', (_, line) => {
    const { message, place } = problemOf(/password: .*/, line)
    expect(message).toContain('assword')
    expect(message).not.toMatch(/hunter2|4711/)
    expect(place).toMatchObject({ line: 6 })
  })

  it('never shows what stands before an @ in an address', () => {
    const { message } = problemOf(/url: https:\S+/, 'url: https://admin:hunter2@vm.example.com')
    expect(message).toBe('`url` must not hold a name or a password')
  })

  it.each([
    ['[]', 'The file must be a mapping with the keys `targets` and `slo`'],
    ['targets:', '`targets` has no value'],
  ])('that holds no targets is refused: %j', (text, words) => {
    expect(() => parseConfig(text, 'c.yaml')).toThrow(words)
  })

  it('may hold nothing but objectives, and says where one cannot be read', () => {
    const text = 'slo:\n  install: { p95: 6m }\n'
    expect(parseConfig(text, 'c.yaml')).toEqual({ file: 'c.yaml', slo: { install: { p95: '6m' } } })
    expect(() => parseConfig(text.replace('p95', 'p96'), 'c.yaml')).toThrow('p96')
    expect(() => parseConfig(text.replace('install', 'instal'), 'c.yaml')).toThrow('instal')
    expect(() => parseConfig(text.replace('6m', 'soon'), 'c.yaml')).toThrow('soon')
  })
})
