/** How much faster than the wall a clock of this name goes: `real` or `scaled:N`; undefined for any other. */
export function speedOf(name: string): number | undefined {
  if (name === 'real') return 1
  const speed = Number(/^scaled:(\d+(?:\.\d+)?)$/.exec(name)?.[1])
  return speed > 0 ? speed : undefined
}
