const names = ['verdict', 'party', 'rule'] as const

/** Lets a reader see only the runs and findings of one verdict, party or rule; a link keeps what is seen. */
export function filterRuns(form: HTMLFormElement): void {
  form.hidden = false
  const asked = new URLSearchParams(location.search)
  for (const name of names) selectOf(form, name).value = knownValue(selectOf(form, name), asked.get(name))
  form.addEventListener('input', () => apply(form))
  form.addEventListener('reset', () => {
    for (const name of names) selectOf(form, name).value = ''
    apply(form)
  })
  apply(form)
}

function selectOf(form: HTMLFormElement, name: string): HTMLSelectElement {
  const select = form.elements.namedItem(name)
  if (select instanceof HTMLSelectElement) return select
  throw new Error(`the page has no choice of ${name}`)
}

/** A link may name what this report does not have: then all is shown. */
function knownValue({ options }: HTMLSelectElement, asked: string | null): string {
  return Array.from(options).some(({ value }) => value === asked) ? (asked ?? '') : ''
}

function apply(form: HTMLFormElement): void {
  const wanted = names
    .map((name) => [name, selectOf(form, name).value] as const)
    .filter(([, value]) => value !== '')
  for (const part of document.querySelectorAll<HTMLElement>('[data-party]')) {
    part.hidden = wanted.some(([name, value]) => part.dataset[name]?.split('|').includes(value) === false)
  }
  const rows = [...document.querySelectorAll<HTMLElement>('tr[data-verdict]')]
  const output = form.querySelector('output')
  const shown = rows.filter(({ hidden }) => !hidden).length
  if (output !== null) output.textContent = output.dataset.shown?.replace('{shown}', String(shown)) ?? ''
  const query = new URLSearchParams(wanted.map(([name, value]) => [name, value])).toString()
  const address = `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`
  if (query !== location.search.slice(1)) history.replaceState(null, '', address)
}
