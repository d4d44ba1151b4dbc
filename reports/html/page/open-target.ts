/** Opens what a link leads to, and whatever it lies in. */
export function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1))
  if (target === null) return
  for (
    let part = target.closest('details');
    part !== null;
    part = part.parentElement?.closest('details') ?? null
  )
    part.open = true
  target.scrollIntoView()
}
