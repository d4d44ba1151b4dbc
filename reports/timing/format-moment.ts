/** A moment of a run as a clock that began at 0 would show it: `0:12.345`, `1:02:03.456`. */
export function formatMoment(atMs: number): string {
  const whole = Math.round(atMs)
  const hours = Math.floor(whole / 3_600_000)
  const minutes = Math.floor(whole / 60_000) % 60
  const seconds = `${digits(Math.floor(whole / 1000) % 60, 2)}.${digits(whole % 1000, 3)}`
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${digits(minutes, 2)}:${seconds}`
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
