import { ExchangeViewer } from './exchange-viewer.ts'
import { filterRuns } from './run-filter.ts'

/** What the page does where scripts run; all that it tells is there without them, too. */
const viewers = new Map(
  Array.from(document.querySelectorAll<HTMLDetailsElement>('details.viewer'), (viewer) => [
    viewer.dataset.run ?? '',
    new ExchangeViewer(viewer),
  ]),
)
followExchangeLinks(viewers)
for (const form of document.querySelectorAll<HTMLFormElement>('form.filters')) filterRuns(form)
addEventListener('hashchange', openTarget)
openTarget()

/** Lets each link to an exchange open it in the list of all exchanges of its run. */
function followExchangeLinks(viewers: ReadonlyMap<string, ExchangeViewer>): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-exchange]')) {
    const { run = '', exchange = '' } = link.dataset
    const viewer = viewers.get(run)
    if (viewer === undefined) continue
    link.hidden = false
    link.addEventListener('click', (event) => {
      event.preventDefault()
      void viewer.show(Number(exchange))
    })
  }
}

/** Opens what a link leads to, and whatever it lies in. */
function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1))
  if (target === null) return
  for (
    let part = target.closest('details');
    part !== null;
    part = part.parentElement?.closest('details') ?? null
  )
    part.open = true
  target.scrollIntoView()
}
