/** What tells a value from the others of its figure. */
export type Labels = Readonly<Record<string, string | number>>

/** One value of a figure, with its labels. */
export interface Sample {
  /** Added to the name of the figure: `_sum`, `_count`, or nothing. */
  readonly suffix?: string
  readonly labels: Labels
  readonly value: number
}

/** A figure with all of its values. */
export interface Family {
  readonly name: string
  readonly help: string
  readonly type: 'gauge' | 'summary'
  readonly samples: readonly Sample[]
}

/** Prometheus text format 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function exposition(families: readonly Family[]): string {
  return families.map((family) => familyText(family)).join('')
}

function familyText({ name, help, type, samples }: Family): string {
  const lines = [
    `# HELP ${name} ${escapeHelp(help)}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(({ suffix = '', labels, value }) => `${name}${suffix}${labelText(labels)} ${value}`),
  ]
  return `${lines.join('\n')}\n`
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', String.raw`\"`)
}
