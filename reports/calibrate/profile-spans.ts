import type { LeftOut, NotTold, ProfileFile, SpanProfile } from '../../scenarios/profile/profile-file.ts'

/** What a profile tells times of. */
export type SpanName = keyof LeftOut

/** What a profile says of one span, or why it says nothing. */
export type ToldSpan =
  | { readonly name: SpanName; readonly span: SpanProfile }
  | { readonly name: SpanName; readonly notTold: NotTold }

const order: readonly SpanName[] = [
  'queued',
  'templateCopy',
  'disk',
  'network',
  'osInstall',
  'delete',
  'power',
  'change',
  'transportLatency',
  'acceptanceLatency',
]

/** Every span of a profile, in the order in which they are reported. */
export function profileSpans({
  durations = {},
  transportLatency,
  acceptanceLatency,
  leftOut = {},
}: ProfileFile): readonly ToldSpan[] {
  const spans: Readonly<Partial<Record<SpanName, SpanProfile | undefined>>> = {
    ...durations,
    transportLatency,
    acceptanceLatency,
  }
  return order.flatMap((name): readonly ToldSpan[] => {
    const [span, notTold] = [spans[name], leftOut[name]]
    if (span !== undefined) return [{ name, span }]
    return notTold === undefined ? [] : [{ name, notTold }]
  })
}
