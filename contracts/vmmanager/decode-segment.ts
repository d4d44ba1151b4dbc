/** Percent-decodes a part of a URL; one with a malformed escape is taken as it stands. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    // Clients differ in what they encode, so the raw form is a normal one.
    return segment
  }
}
