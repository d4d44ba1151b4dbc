import type { ExchangeRecord } from '../exchange-record.ts'
import { element } from './element.ts'
import { exchangeItem, type ViewerLabels } from './exchange-item.ts'
import { packedExchanges } from './packed-exchanges.ts'

/** More at once would make the browser slow. */
const shownAtOnce = 200

/** The list of all exchanges of one run, which is filled when somebody opens it. */
export class ExchangeViewer {
  readonly #viewer: HTMLDetailsElement
  readonly #list = element('div')
  readonly #more = element('button')
  readonly #search = element('input')
  #records: readonly ExchangeRecord[] = []
  #found: readonly ExchangeRecord[] = []
  #shown = 0
  #filled: Promise<void> | undefined

  constructor(viewer: HTMLDetailsElement) {
    this.#viewer = viewer
    viewer.addEventListener('toggle', () => void this.#fill())
  }

  /** Opens the exchange with this place in the trace, whatever was looked for before. */
  async show(seq: number): Promise<void> {
    this.#viewer.open = true
    await this.#fill()
    this.#search.value = ''
    this.#filter()
    const index = this.#found.findIndex(([own]) => own === seq)
    while (index >= this.#shown) this.#showMore()
    const item = this.#list.children[index]
    if (!(item instanceof HTMLDetailsElement)) return
    item.open = true
    item.scrollIntoView({ block: 'center' })
    item.querySelector('summary')?.focus()
  }

  #fill(): Promise<void> {
    this.#filled ??= this.#fillOnce()
    return this.#filled
  }

  async #fillOnce(): Promise<void> {
    const { filter = '', hint = '', run } = this.#viewer.dataset
    this.#records = (await packedExchanges())[Number(run)] ?? []
    const label = element('label', `${filter} `)
    this.#search.type = 'search'
    this.#search.placeholder = hint
    label.append(this.#search)
    this.#more.type = 'button'
    this.#search.addEventListener('input', () => this.#filter())
    this.#more.addEventListener('click', () => this.#showMore())
    this.#viewer.append(label, this.#list, this.#more)
    this.#filter()
  }

  #filter(): void {
    const wanted = this.#search.value.trim().toLowerCase()
    this.#found = wanted === '' ? this.#records : this.#records.filter((record) => isWanted(record, wanted))
    this.#shown = 0
    this.#list.replaceChildren()
    this.#showMore()
  }

  #showMore(): void {
    const { request = '', response = '', expected = '', found = '' } = this.#viewer.dataset
    const labels: ViewerLabels = { request, response, expected, found }
    const next = this.#found.slice(this.#shown, this.#shown + shownAtOnce)
    this.#list.append(...next.map((record) => exchangeItem(record, labels)))
    this.#shown += next.length
    this.#more.hidden = this.#shown >= this.#found.length
    this.#more.textContent = `${this.#shown} / ${this.#found.length} …`
  }
}

function isWanted([, , , order, method, target, , answer]: ExchangeRecord, wanted: string): boolean {
  return `${order} ${method} ${target} ${answer}`.toLowerCase().includes(wanted)
}
