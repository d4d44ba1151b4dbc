import { ExchangeViewer } from './exchange-viewer.ts'
import { followExchangeLinks } from './exchange-links.ts'

/** What the page does where scripts run; all that it tells is there without them, too. */
const viewers = new Map(
  Array.from(document.querySelectorAll<HTMLDetailsElement>('details.viewer'), (viewer) => [
    viewer.dataset.run ?? '',
    new ExchangeViewer(viewer),
  ]),
)
followExchangeLinks(viewers)
