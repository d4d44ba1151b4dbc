import { decodedText, encodingsOf, unbroken } from './encodings.ts'

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
