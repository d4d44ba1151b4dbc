import type { Language } from '../i18n/messages.ts'
import { markup, Markup } from './markup.ts'
import { pageStyle } from './generated/page-style.ts'

/** What stands before the body of a page. */
export interface PageHead {
  readonly language: Language
  readonly title: string
  /** The hash of the only script that may run; none may where it is absent. */
  readonly scriptHash?: string
}

/** A page that needs nothing else, and that may load nothing, whatever its body holds. */
export function htmlPage({ language, title, scriptHash }: PageHead, body: Markup): string {
  const scripts = scriptHash === undefined ? '' : `; script-src '${scriptHash}'`
  const page = markup`${new Markup('<!doctype html>')}
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${scripts}" />
        <title>${title}</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `
  return `${page.text.trim()}\n`
}
