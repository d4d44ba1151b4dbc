/** A moment (ms since 1970, UTC) as requests for measurements have it: `HH:MM_YYYYMMDD` (dev-huzaki/whmcs-vmmanager6). */
export function momentText(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T')
  return `${time.slice(0, 5)}_${date.replaceAll('-', '')}`
}
