import { ExchangeViewer } from './exchange-viewer.ts'
import { followExchangeLinks } from './exchange-links.ts'
import { openTarget } from './open-target.ts'
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
