import type { ExchangeRecord, ViolationRecord } from '../exchange-record.ts'
import { formatMoment } from '../../timing/format-duration.ts'

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

/** Words of the page that the script needs, as the markup hands them over. */
type ViewerLabels = Readonly<Record<'request' | 'response' | 'expected' | 'found', string>>

/** One exchange as a line; its bodies are made when it is opened. */
function exchangeItem(record: ExchangeRecord, labels: ViewerLabels): HTMLDetailsElement {
  const [, atMs, tookMs, order, method, target, , answer, , violations] = record
  const item = element('details', '', violations.length > 0 ? 'violated' : '')
  const line = `${formatMoment(atMs)} ${method} ${target} ${answer} (${Math.round(tookMs)} ms) ${order}`
  item.append(element('summary', line))
  item.addEventListener('toggle', () => fill(item, record, labels), { once: true })
  return item
}

function fill(item: HTMLElement, record: ExchangeRecord, labels: ViewerLabels): void {
  const [, , , , method, target, sent, answer, received, violations] = record
  item.append(
    ...violations.map((violation) => element('p', violationText(violation, labels), 'violation')),
    element('h5', labels.request),
    element('pre', `${method} ${target}\n${bodyText(sent)}`),
    element('h5', labels.response),
    element('pre', `${answer}\n${bodyText(received)}`),
  )
}

function violationText(
  [part, pointer, expected, found, place]: ViolationRecord,
  labels: ViewerLabels,
): string {
  return `${part} ${pointer}: ${labels.expected} ${expected}, ${labels.found} ${found} (${place})`
}

function bodyText(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value, null, 2)
}

/** An element that holds nothing but text: whatever a trace says of itself never becomes markup. */
function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
  className = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  made.className = className
  return made
}

/** The exchanges of every run, by its place among the runs. */
type ExchangesOfRuns = readonly (readonly ExchangeRecord[])[]

let unpacked: Promise<ExchangesOfRuns> | undefined

/** Unpacks the exchanges that the page holds, when they are first asked for. */
function packedExchanges(): Promise<ExchangesOfRuns> {
  unpacked ??= unpack(document.querySelector('#exchanges')?.textContent ?? '')
  return unpacked
}

async function unpack(base64: string): Promise<ExchangesOfRuns> {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(stream).json()) as ExchangesOfRuns
}
