/** Comparison words of `where`: EQ and CP are seen in every client, NE in some; LT and GT are inferred. */
export const comparisons = ['EQ', 'NE', 'CP', 'LT', 'GT'] as const

export type Comparison = (typeof comparisons)[number]

/** What a `where` asks of an item. */
export type Condition =
  | {
      readonly kind: 'compare'
      readonly field: readonly string[]
      readonly comparison: Comparison
      readonly value: string
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
