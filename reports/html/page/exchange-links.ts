import type { ExchangeViewer } from './exchange-viewer.ts'

/** Lets each link to an exchange open it in the list of all exchanges of its run. */
export function followExchangeLinks(viewers: ReadonlyMap<string, ExchangeViewer>): void {
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
