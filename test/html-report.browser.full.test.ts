import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { alice, bob, poll } from '../contracts/trace/fixtures/facts.ts'
import { billmanagerOrder } from '../contracts/trace/fixtures/good-stories.ts'
import { also, altered, moved } from '../contracts/trace/fixtures/trace-of.ts'
import { heatMap } from '../reports/chaos/heat-map.ts'
import { brokenRun, together, type ToldRuns, toldRun } from '../reports/fixtures/told-runs.ts'
import { renderHtml } from '../reports/html/render-html.ts'
import { noBrowser, startBrowser } from './browser.ts'
import { temporaryFolder } from './temporary-folder.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Seen {
  readonly page: Page
  /** Everything that the page asked for, and every complaint of the browser. */
  readonly requests: readonly string[]
  readonly complaints: readonly string[]
}

/** Opens a report from disk, as a user would. */
async function look(
  told: ToldRuns,
  options: BrowserContextOptions & { readonly language?: 'en' | 'ru' },
  see: (seen: Seen) => Promise<void> | void,
): Promise<void> {
  await using folder = await temporaryFolder()
  await using started = await startBrowser()
  const file = join(folder.path, 'report.html')
  const { language = 'en', ...context } = options
  await writeFile(file, renderHtml(told.results, { ...told.context, language, chaos }))
  const page = await (await started.browser.newContext(context)).newPage()
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => void requests.push(request.url()))
  page.on('console', (message) => void complaints.push(message.text()))
  page.on('pageerror', (error) => void complaints.push(error.message))
  await page.goto(pathToFileURL(file).href)
  await see({ page, requests, complaints })
}

const cell = { step: 'open', fault: 'asleep', platform: 'clouden', dialect: '2023', seed: 1 } as const
const chaos = heatMap([
  { ...cell, verdict: 'recovered', broken: [] },
  { ...cell, dialect: '2022', step: 'stop', verdict: 'gave-up', broken: [], reason: 'machine-busy' },
  { ...cell, step: 'close', verdict: 'broken', broken: ['no-orphan-vm/left'] },
  { ...cell, fault: 'forbidden', verdict: 'by-design', broken: [], reason: 'nobody may log in' },
  { ...cell, step: 'close', fault: 'forbidden', verdict: 'errored', broken: [], reason: 'it ended' },
  { ...cell, step: 'close', fault: 'reply-stale', verdict: 'unreachable', broken: [] },
])

/** Two orders, the second 20 s after the first and struck by a fault in the middle of its life. */
function twoOrders(): ToldRuns {
  const second = Object.entries(billmanagerOrder(bob)).map(([name, { atMs, fact }]) => {
    const later = fact.type === 'exchange' ? { ...fact, sentAtMs: fact.sentAtMs + 20_000 } : fact
    return [`second-${name}`, { atMs: atMs + 20_000, fact: later }] as const
  })
  const fault = { type: 'fault', fault: 'reply-stale', where: 'task-list' } as const
  return toldRun(
    'billmanager',
    (story) => ({ ...story, ...Object.fromEntries(second) }),
    also('struck', 59_990, fault),
    moved('end', 110_000),
  )
}

const runs = together(brokenRun(), toldRun('clouden'))

describe.skipIf(noBrowser !== undefined)(
  `the HTML report in a browser${noBrowser === undefined ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    it('asks for nothing but itself, and the browser has no complaint', { timeout: 60_000 }, async () => {
      await look(runs, {}, ({ requests, complaints }) => {
        expect(requests.filter((url) => !url.endsWith('/report.html'))).toEqual([])
        expect(complaints).toEqual([])
      })
    })

    it.each([
      { language: 'en', colorScheme: 'light' },
      { language: 'ru', colorScheme: 'dark' },
    ] as const)(
      'is usable by everybody, by the word of axe: $language, $colorScheme',
      { timeout: 60_000 },
      async (options) => {
        await look(runs, { ...options, bypassCSP: true }, async ({ page }) => {
          await page.addScriptTag({ content: await readFile(axePath, 'utf8') })
          const found = (await page.evaluate('axe.run()')) as AxeResults
          expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
        })
      },
    )

    it('fits on a phone: nothing but tables is wider than the screen', { timeout: 60_000 }, async () => {
      await look(runs, { viewport: { width: 390, height: 800 } }, async ({ page }) => {
        for (const closed of await page.locator('details.run:not([open]) > summary').all())
          await closed.click()
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
        const party = await page.locator('#overview td').getByText('BILLmanager').last().boundingBox()
        expect((party?.x ?? 390) + (party?.width ?? 0)).toBeLessThanOrEqual(390)
      })
    })

    it(
      'shows every exchange when asked, filters them, and marks what departs from the contract',
      { timeout: 60_000 },
      async () => {
        await look(runs, {}, async ({ page, complaints }) => {
          const viewer = page.locator('details.viewer').first()
          await viewer.locator('summary').first().click()
          await viewer.locator('input').waitFor()
          const items = viewer.locator('div > details')
          const all = await items.count()
          await viewer.locator('input').fill('POST /vm/v3/host')
          const some = await items.count()
          expect([all > some, some > 0]).toEqual([true, true])
          await viewer.locator('input').fill('')
          await viewer.locator('.violated > summary').first().click()
          expect(await viewer.locator('.violation').first().textContent()).toContain('finished')
          expect(complaints).toEqual([])
        })
      },
    )

    it('shows only what is asked for, and keeps it in the address', { timeout: 60_000 }, async () => {
      await look(runs, {}, async ({ page }) => {
        const rows = page.locator('#overview tbody tr:visible')
        expect(await rows.count()).toBe(2)
        await page.getByLabel('Verdict').selectOption('failed')
        expect(await rows.count()).toBe(1)
        expect(await page.locator('details.run:visible').count()).toBe(1)
        expect(await page.locator('output').textContent()).toBe('1 of 2 runs')
        await page.getByLabel('Rule').selectOption('exchange-conforms')
        expect(await page.locator('.findings > li:visible code').allTextContents()).toContain(
          'exchange-conforms',
        )
        expect(await page.locator('details.run .findings > li:visible').count()).toBe(1)
        await page.reload()
        expect(await page.getByLabel('Rule').inputValue()).toBe('exchange-conforms')
        await page.getByLabel('Responsible').selectOption('BILLmanager')
        expect(await rows.count()).toBe(1)
        await page.getByRole('button', { name: 'Show all' }).click()
        expect(await rows.count()).toBe(2)
        expect(page.url()).not.toContain('?')
      })
    })

    it('opens an exchange from the evidence that names it', { timeout: 60_000 }, async () => {
      await look(runs, {}, async ({ page }) => {
        const evidence = page.locator('.findings details', { has: page.locator('a[data-exchange]') }).first()
        await evidence.locator('summary').click()
        await evidence.getByText('Show it among all exchanges').click()
        const opened = page.locator('details.viewer div > details[open]')
        await opened.waitFor()
        const [sent = ''] = (await evidence.locator('pre').first().textContent())?.trim().split('\n') ?? []
        expect(await opened.locator('pre').first().textContent()).toContain(sent)
      })
    })

    it('shows on a link what it leads to, also inside what is closed', { timeout: 60_000 }, async () => {
      await look(runs, {}, async ({ page }) => {
        expect(await page.locator('#run-2 .lanes').isVisible()).toBe(false)
        await page.locator('#overview a[href="#run-2"]').click()
        await page.locator('#run-2[open]').waitFor()
        expect(await page.locator('#run-2 .lanes').isVisible()).toBe(true)
      })
    })

    it(
      'draws all orders on one axis, with Active and the fault where they happened',
      { timeout: 60_000 },
      async () => {
        await look(twoOrders(), {}, async ({ page }) => {
          await page.locator('details.run > summary').click()
          const middle = async (selector: string): Promise<number> => {
            const box = await page.locator(selector).first().boundingBox()
            return (box?.x ?? 0) + (box?.width ?? 0) / 2
          }
          const [first, second] = ['.lanes > li:nth-child(1)', '.lanes > li:nth-child(2)']
          const perMs =
            ((await middle(`${second} .mark-active`)) - (await middle(`${first} .mark-active`))) / 20_000
          expect(perMs).toBeGreaterThan(0)
          const struck = (await middle(`${second} .mark-fault`)) - (await middle(`${first} .mark-active`))
          expect(struck / perMs).toBeCloseTo(59_990 - 80_150, -3)
          expect(await page.locator(`${first} .mark-fault`).count()).toBe(0)
        })
      },
    )

    it('shows verdicts, findings and orders without scripts', { timeout: 60_000 }, async () => {
      await look(runs, { javaScriptEnabled: false }, async ({ page }) => {
        expect(await page.locator('.findings > li').count()).toBeGreaterThan(0)
        expect(await page.locator('.lanes > li').count()).toBeGreaterThan(0)
        expect(await page.locator('noscript').first().isVisible()).toBe(true)
      })
    })

    it('can be walked through by keyboard: links and runs take the focus', { timeout: 60_000 }, async () => {
      await look(runs, {}, async ({ page }) => {
        const seen = new Set<string>()
        for (let step = 0; step < 100; step++) {
          await page.keyboard.press('Tab')
          seen.add(await page.evaluate<string>('document.activeElement.tagName'))
        }
        expect(seen).toEqual(new Set(['A', 'SUMMARY', 'BODY', 'SELECT', 'BUTTON']))
      })
    })

    it('runs no script that a hostile VMmanager has put into its answers', { timeout: 60_000 }, async () => {
      const evil = `</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">`
      const hostile = toldRun('billmanager', altered('poll-2', poll(39_980, alice, evil)))
      const told = {
        ...hostile,
        results: hostile.results.map((result) => ({ ...result, title: evil, reason: evil })),
        context: { ...hostile.context, events: new Map(hostile.context.events ?? []) },
      }
      const [first, original] = [told.results[0], hostile.results[0]]
      if (first !== undefined && original !== undefined)
        told.context.events.set(first, hostile.context.events?.get(original) ?? [])
      await look(told, {}, async ({ page, requests }) => {
        const viewer = page.locator('details.viewer').first()
        await viewer.locator('summary').first().click()
        await viewer.locator('input').waitFor()
        for (const summary of await viewer.locator('div > details > summary').all()) await summary.click()
        expect(await page.evaluate('window.hacked')).toBeUndefined()
        expect(requests.filter((url) => !url.endsWith('/report.html'))).toEqual([])
      })
    })
  },
)
