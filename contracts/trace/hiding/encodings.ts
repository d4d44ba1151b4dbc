const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A secret as it may stand in other texts: as it is, and in whatever form a program writes it on. */
export function encodingsOf(secret: string): readonly string[] {
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
      secret.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign),
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
export function unbroken(text: string): readonly string[] {
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
