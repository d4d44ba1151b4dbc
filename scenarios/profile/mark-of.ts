import type { ProfileMark } from '../../contracts/trace/trace-event.ts'

/** What a trace says of a profile: never where its file is. */
export function markOf({ name, digest }: ProfileMark): ProfileMark {
  return { name, digest }
}
