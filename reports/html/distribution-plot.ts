import { messages } from '../i18n/messages.ts'
import { formatDuration } from '../timing/format-duration.ts'
import type { HtmlContext } from './html-context.ts'
import { markup, type Markup } from './markup.ts'

const [width, height] = [280, 96]
const bins = 28

/**
 * How durations lie: bars for how many took so long, a line for the share that took no longer. Nothing for fewer than
 * two different ones.
 *
 * @param sorted - in ms, ascending
 */
export function distributionPlot(
  name: string,
  sorted: readonly number[],
  { words, language }: HtmlContext,
): Markup | undefined {
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
  if (most <= least) return undefined
  const { units } = messages[language]
  const [from, to] = [formatDuration(least, units), formatDuration(most, units)]
  const label = `${name}: ${words.histogram}, ${words.cumulative}; ${from} … ${to}`
  return markup`<figure>
    <figcaption>${name}</figcaption>
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
      <title>${label}</title>
      ${bars(sorted, least, most)}
      <polyline class="share" points="${curve(sorted, least, most)}" />
    </svg>
    <div class="axis"><span>${from}</span><span>${to}</span></div>
  </figure>`
}

function bars(sorted: readonly number[], least: number, most: number): readonly Markup[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of sorted) {
    const bin = Math.min(bins - 1, Math.floor(((value - least) / (most - least)) * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const highest = Math.max(...counts)
  const step = width / bins
  return counts.flatMap((count, bin) => {
    if (count === 0) return []
    const size = (count / highest) * height
    const [x, y] = [bin * step, height - size].map((place) => place.toFixed(1))
    return [markup`<rect x="${x}" y="${y}" width="${(step - 1).toFixed(1)}" height="${size.toFixed(1)}" />`]
  })
}

/** More points than the plot has pixels would be for nobody. */
const mostPoints = width

function curve(sorted: readonly number[], least: number, most: number): string {
  const stride = Math.max(1, Math.ceil(sorted.length / mostPoints))
  const points = sorted.flatMap((value, index) => {
    const isDrawn = index % stride === 0 || index === sorted.length - 1
    const x = ((value - least) / (most - least)) * width
    const y = height - ((index + 1) / sorted.length) * height
    return isDrawn ? [`${x.toFixed(1)},${y.toFixed(1)}`] : []
  })
  return points.join(' ')
}
