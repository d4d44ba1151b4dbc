import { escapeHtml } from '../../markup/escape-html.ts'

/** A secret as it may stand in other texts: as it is, and in whatever form a program writes it on. */
function encodingsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const percent = percentEncoded(secret)
  return [
    ...new Set([
      secret,
      json,
      JSON.stringify(json).slice(1, -1),
      percent,
      percent.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()),
      percent.replaceAll('%20', '+'),
      escapeHtml(secret),
      ...base64Of(secret),
      // One with something in it that looks like the end of a line is looked for without it where lines are joined.
      ...unbroken(secret),
    ]),
  ]
}

function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** Base64 of whatever a secret stands in the middle of: three forms, by what stands before it. */
function base64Of(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const first = Math.ceil((before * 8) / 6)
    const last = Math.floor(((before + bytes.length) * 8) / 6)
    const core = text.slice(first, last)
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** A text as it was before programs encoded it; the text itself where it was not. */
export function decodedText(text: string): string {
  let decoded = text
  // What is encoded twice is decoded twice.
  for (let round = 0; round < 2; round++) {
    decoded = decoded
      .replaceAll(/(?:%[\da-f]{2})+/gi, unpercent)
      .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replaceAll(/&#x([\da-f]{1,5});/gi, (_, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      )
      .replaceAll(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '')
      .replaceAll(/\\(["'\\/])/g, '$1')
  }
  return decoded
}

/** A text without the breaks of lines that mail programs, editors and strings of JSON put in, in each of their ways. */
function unbroken(text: string): readonly string[] {
  return lineBreaks.map((form) => text.replaceAll(form, ''))
}

const lineBreaks = [/(?:\\[nr]|[\r\n])+/g, /(?:\\[nr]|[\r\n])+\s*/g, /=(?:\\[nr]|[\r\n])+/g]

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unpercent(escapes: string): string {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes
  }
}

/** Shorter words are too likely to mean something else. */
const shortest = 6
/** What is looked up of each place of a text. */
const headLength = 4
/** So many secrets are remembered; those met first are let go of. */
const mostKept = 20_000
/** Signs without which a text is not encoded. */
const encoded = /[%&\\\r\n]/

interface Form {
  readonly text: string
  readonly placeholder: string
}

/** Secrets that were met, and where they stand in texts. */
export class KnownSecrets {
  readonly #placeholders = new Map<string, string>()
  /** Forms of secrets by their first signs, the longest first. */
  readonly #forms = new Map<string, readonly Form[]>()

  get size(): number {
    return this.#placeholders.size
  }

  placeholderOf(secret: string): string | undefined {
    return this.#placeholders.get(secret)
  }

  /** Keeps a secret; one that is a word of the API is not looked for in texts. */
  add(secret: string, placeholder: string, isWord: boolean): void {
    this.#placeholders.set(secret, placeholder)
    if (secret.length < shortest || isWord || this.#placeholders.size > mostKept) return
    for (const text of encodingsOf(secret)) {
      if (text.length < shortest) continue
      const head = text.slice(0, headLength)
      const forms = [...(this.#forms.get(head) ?? []), { text, placeholder }]
      this.#forms.set(
        head,
        forms.toSorted((one, other) => other.text.length - one.text.length),
      )
    }
  }

  /** The text with placeholders for the secrets in it; undefined where there is one that cannot be told from the rest. */
  replaceIn(text: string): string | undefined {
    if (text.length < shortest || this.#forms.size === 0) return text
    const clean = this.#replaced(text)
    if (!encoded.test(clean)) return clean
    const plain = decodedText(clean)
    const forms = new Set([plain, ...unbroken(plain), ...unbroken(clean)])
    forms.delete(clean)
    return [...forms].some((form) => this.#replaced(form) !== form) ? undefined : clean
  }

  #replaced(text: string): string {
    let shown = ''
    let from = 0
    for (let at = 0; at + headLength <= text.length; at++) {
      const form = this.#forms
        .get(text.slice(at, at + headLength))
        ?.find((candidate) => text.startsWith(candidate.text, at))
      if (form === undefined) continue
      shown += text.slice(from, at) + form.placeholder
      at += form.text.length - 1
      from = at + 1
    }
    return from === 0 ? text : shown + text.slice(from)
  }
}

/** Puts something else in the place of what must not be shown. Each keeps what stands for something already. */
export interface StandIns {
  /** For what is secret by its name. */
  secret(value: string, name: string): string
  /** For what nobody knows to be harmless. */
  unknown(value: string, name: string): string
  /** Of a text that may be shown: without the secrets in it. */
  text(value: string): string
}
