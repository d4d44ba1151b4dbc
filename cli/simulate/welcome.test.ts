import { describe, expect, it } from 'vitest'
import { readyLine, type ReadySimulator, welcome } from './welcome.ts'

const simulator: ReadySimulator = {
  url: 'http://127.0.0.1:8080',
  email: 'admin@example.com',
  password: 'vmmanager',
  dialect: '2024.03',
  clock: 'on-poll',
}

describe('the line for programs', () => {
  it('is one line of JSON with what a client needs, and nothing else', () => {
    const line = readyLine(simulator)
    expect(line).toMatch(/^[^\n]+\n$/)
    expect(JSON.parse(line)).toEqual({ ready: true, ...simulator })
  })

  it('tells of the control API and of the certificate where there are any', () => {
    const more = { control: 'https://127.0.0.1:8081', certificate: '-----BEGIN CERTIFICATE-----\n…' }
    const line = readyLine({ ...simulator, ...more })
    expect(line).toMatch(/^[^\n]+\n$/)
    expect(JSON.parse(line)).toMatchObject(more)
  })
})

describe('the words for people', () => {
  it('say how to log in, which dialect is spoken and how time goes on', () => {
    expect(welcome(simulator)).toBe(
      [
        'Simulated VMmanager at http://127.0.0.1:8080, dialect 2024.03, clock on-poll. Ctrl-C ends it.',
        'Log in as admin@example.com with password vmmanager:',
        `  curl -s 'http://127.0.0.1:8080/auth/v4/public/token' -d '{"email":"admin@example.com","password":"vmmanager"}'`,
        '',
      ].join('\n'),
    )
  })

  it('show the call with which that dialect logs in', () => {
    expect(welcome({ ...simulator, dialect: '2022' })).toContain("http://127.0.0.1:8080/auth/v3/auth'")
  })

  it('make curl trust the certificate of HTTPS', () => {
    expect(welcome({ ...simulator, url: 'https://127.0.0.1:8080' })).toContain("curl -s -k 'https:")
  })

  it('tell where BILLmanager is, and show a call that it answers', () => {
    const url = 'https://127.0.0.1:1500/billmgr'
    const billmanager = { url, username: 'bob', password: 'secret' }
    expect(welcome({ ...simulator, url: 'https://127.0.0.1:8080', billmanager })).toContain(
      [
        `BILLmanager at ${url} (docs/billmanager-front.md), user bob with password secret:`,
        `  curl -s -k '${url}' -d func=vds -d out=json -d 'authinfo=bob:secret'`,
        '',
      ].join('\n'),
    )
    expect(JSON.parse(readyLine({ ...simulator, billmanager }))).toMatchObject({ billmanager })
  })

  it('tell where the control API is', () => {
    expect(welcome({ ...simulator, control: 'http://127.0.0.1:8081' })).toMatch(
      /\nControl API at http:\/\/127\.0\.0\.1:8081 \(docs\/control-api\.md\)\n$/,
    )
  })
})
