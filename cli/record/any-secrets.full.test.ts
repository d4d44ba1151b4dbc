import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../contracts/exchange/exchange.ts'
import { judgeTrace } from '../../contracts/judge/judge.ts'
import type { TraceEvent } from '../../contracts/trace/trace-event.ts'
import { renderTerminal } from '../../reports/terminal/render-terminal.ts'
import { reporters } from '../../reports/reporter.ts'
import { judgedRun } from '../../scenarios/run/make-result.ts'
import { jsonOrText } from '../../simulators/transport/json-or-text.ts'
import { beginRecording } from '../../contracts/recording/recorded-run.ts'

type Place = (secret: string) => Partial<Exchange['request']> & {
  readonly answer?: unknown
  readonly answerHeaders?: Readonly<Record<string, string>>
}

const json = (value: unknown): unknown => jsonOrText(JSON.stringify(value))
const percent = (text: string): string => encodeURIComponent(text)
const everySign = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const html = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const broken = (text: string): string => `${text.slice(0, 5)}\n${text.slice(5)}`

const names = [
  'password',
  'pass',
  'pwd',
  'passwd',
  'passphrase',
  'client_secret',
  'refresh_token',
  'apiKey',
  'otp',
]

/** Where a secret is met for the first time. */
const places: Readonly<Record<string, Place>> = {
  'a login': (secret) => ({
    path: '/auth/v4/public/token',
    body: { email: 'a@b.example', password: secret },
  }),
  'a query': (secret) => ({ method: 'GET', query: `func=auth&authinfo=${percent(secret)}` }),
  'a query with an encoded name': (secret) => ({ method: 'GET', query: `pass%77ord=${everySign(secret)}` }),
  'a filter': (secret) => ({
    method: 'GET',
    query: `where=${percent(`token EQ '${secret.replaceAll(/['\\]/g, '\\$&')}'`)}`,
  }),
  'a query without a name': (secret) => ({ method: 'GET', query: percent(secret) }),
  'a path of a login': (secret) => ({ method: 'GET', path: `/login/${percent(secret)}` }),
  'a path of a session': (secret) => ({ method: 'GET', path: `/auth/v4/token/${percent(secret)}` }),
  'a path that nobody knows': (secret) => ({ path: `/auth/v4/otp/${percent(secret)}/check` }),
  'a header': (secret) => ({ headers: { authorization: `Bearer ${secret}` } }),
  'a header with a name and a password': (secret) => ({
    headers: { authorization: `Basic ${base64(`admin:${secret}`)}` },
  }),
  'a header that nobody knows': (secret) => ({ headers: { 'x-anything': secret } }),
  'a cookie': (secret) => ({ headers: { cookie: `lang=en; other=${percent(secret)}` } }),
  'a header of an answer': (secret) => ({ answerHeaders: { 'set-cookie': `x=${percent(secret)}; Path=/` } }),
  'a redirection': (secret) => ({
    answerHeaders: { location: `https://vm.example/x?key=${percent(secret)}` },
  }),
  'a pair': (secret) => ({ body: json({ list: [{ name: 'root_password', value: secret }] }) }),
  'a name that nobody knows': (secret) => ({
    body: json({ name: 'vm', deep: [{ note: { what: secret } }] }),
  }),
  'the name itself': (secret) => ({ body: json({ name: 'vm', tokens: { [secret]: 1 } }) }),
  'JSON in JSON': (secret) => ({ body: json({ name: JSON.stringify({ password: secret }) }) }),
  'JSON that is cut': (secret) => ({ body: JSON.stringify({ name: 'vm', password: secret }).slice(0, -1) }),
  'a form': (secret) => ({ body: `user=a&password=${percent(secret)}&x=1` }),
  XML: (secret) => ({ body: `<doc><password>${html(secret)}</password></doc>` }),
  'a page': (secret) => ({ answer: `<input type="hidden" name="token" value="${html(secret)}">` }),
  text: (secret) => ({ answer: `your password is ${secret}, keep it` }),
  'an answer': (secret) => ({ answer: json({ id: 1, token: secret, list: [{ id: 2, password: secret }] }) }),
  'a script of a recipe': (secret) => ({
    path: '/vm/v3/recipe',
    body: json({ name: 'r', script: `PASSWORD=${percent(secret)}\nrun` }),
  }),
  ...Object.fromEntries(
    names.map((name) => [
      `the name ${name}`,
      (secret: string) => ({ body: json({ at: { [name]: secret } }) }),
    ]),
  ),
}

/** Those that say that it is one: whoever has met it there knows it elsewhere. */
const namedPlaces = Object.entries(places).filter(
  ([name]) => !/^(?:text|the name itself)$|nobody knows|without a name/.test(name),
)

/** How one that was met echoes later, under names that the contract knows to be harmless. */
const echoes: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'in a sentence': (secret) => `no such user, "${secret}" was given`,
  'in JSON': (secret) => JSON.stringify({ was: secret }),
  'in JSON in JSON': (secret) => JSON.stringify({ was: JSON.stringify([secret]) }),
  percent: (secret) => `/x?y=${percent(secret)}&z`,
  'every sign': (secret) => `/x?y=${everySign(secret)}`,
  html: (secret) => `<b>${html(secret)}</b>`,
  base64: (secret) => base64(`user:${secret}!`),
  'over two lines': (secret) => `was\n${broken(secret)}`,
  'over two lines of JSON': (secret) => JSON.stringify(broken(secret)),
}

/** Of those that a form of the secret is known to be the same everywhere, as are its signs. */
const secretText = fc
  .string({ unit: 'grapheme-ascii', minLength: 10, maxLength: 24 })
  .filter(
    (text) =>
      text.trim() === text &&
      /[a-z]/.test(text) &&
      /\d/.test(text) &&
      !/\[(?:token|secret|hidden)/.test(text),
  )

/** What looks like the name of a field is shown as one: nobody can tell that it is a secret. */
const likeName = /^[A-Za-z_][A-Za-z_.-]{0,39}\d{0,3}$/

function recordingOf(exchanges: readonly Exchange[]): readonly TraceEvent[] {
  const events: TraceEvent[] = []
  const source = {
    name: 'x',
    platform: 'billmanager',
    target: 'https://vm.example',
    dialect: '2024.03',
    salt: 's',
  } as const
  const recording = beginRecording(source, (event) => void events.push(event))
  exchanges.forEach((exchange, index) =>
    recording.hear({ type: 'exchange', sentAtMs: index, atMs: index + 1, exchange }),
  )
  recording.end(exchanges.length + 1)
  return events
}

function exchangeAt(place: Place, secret: string): Exchange {
  const { answer = json({ error: { code: 1, msg: 'no' } }), answerHeaders = {}, ...request } = place(secret)
  return {
    request: { method: 'POST', path: '/vm/v3/host', query: '', headers: {}, ...request },
    response: {
      status: 400,
      headers: { 'content-type': 'application/json', ...answerHeaders },
      body: answer,
    },
  }
}

/** A refusal that echoes, and a name that does. */
function echoing(text: string): Exchange {
  return {
    request: { method: 'POST', path: '/vm/v3/host', query: '', headers: {}, body: { name: text } },
    response: { status: 400, headers: {}, body: { error: { code: 1, msg: text } } },
  }
}

/** Everything that is written and shown about a recording. */
function outputsOf(events: readonly TraceEvent[]): ReadonlyMap<string, string> {
  const judgement = judgeTrace(events)
  const result = judgedRun({ ...judgement.run, source: 'x', title: '', recorded: true }, judgement, events, 1)
  const context = { language: 'en', wallMs: 1, events: new Map([[result, events]]) } as const
  return new Map([
    ['trace', events.map((event) => JSON.stringify(event)).join('\n')],
    ['terminal', renderTerminal([result], { ...context, colour: false, width: 200 })],
    ...[...reporters].map(([name, reporter]) => [name, reporter.render([result], context)] as const),
  ])
}

/** What a reader could try. */
function readings(text: string): readonly string[] {
  const unescaped = text.replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  const plain = unescaped.replaceAll(/\\+(["'\\/])/g, '$1')
  return [
    text,
    plain,
    plain.replaceAll(/\\+n|\n/g, ''),
    unpercent(plain),
    plain.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  ]
}

function unpercent(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Outputs in which a form of the secret stands. */
function leaksIn(outputs: ReadonlyMap<string, string>, secret: string): readonly string[] {
  const wanted = [secret, base64(`user:${secret}!`).slice(8, -4), base64(`admin:${secret}`).slice(8, -4)]
  return [...outputs].flatMap(([name, text]) =>
    readings(text).some((reading) => wanted.some((form) => reading.includes(form))) ? [name] : [],
  )
}

describe('a secret', () => {
  it.each(Object.entries(places))('in %s is shown nowhere', (name, place) => {
    fc.assert(
      fc.property(secretText, (secret) => {
        fc.pre(name !== 'the name itself' || !likeName.test(secret))
        expect(leaksIn(outputsOf(recordingOf([exchangeAt(place, secret)])), secret)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it.each(Object.entries(echoes))(
    'that was met in a secret place is shown nowhere when it comes again %s',
    (_, echo) => {
      fc.assert(
        fc.property(secretText, fc.constantFrom(...namedPlaces), (secret, [, place]) => {
          const isKnown = /password|pass|pwd|token|secret|otp|apiKey|authinfo|cookie|key/i.test(
            JSON.stringify(place('')),
          )
          fc.pre(isKnown)
          const events = recordingOf([exchangeAt(place, secret), echoing(echo(secret))])
          expect(leaksIn(outputsOf(events), secret)).toEqual([])
        }),
        { numRuns: 60, examples: namedPlaces.slice(0, 1).map((place) => ['\\r0         !', place]) },
      )
    },
  )
})
