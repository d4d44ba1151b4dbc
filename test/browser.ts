import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where a Chromium is; undefined where there is none. */
const chromiumPath = places.find((path) => existsSync(path))

/** Why tests that need a browser are skipped; undefined where they run. */
export const noBrowser: string | undefined =
  chromiumPath === undefined ? `there is no Chromium at ${places.join(', ')}` : undefined

/** Starts a browser that goes away with the test. */
export async function startBrowser(): Promise<AsyncDisposable & { readonly browser: Browser }> {
  if (chromiumPath === undefined) throw new Error(noBrowser)
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  return { browser, [Symbol.asyncDispose]: () => browser.close() }
}
