export const comparison = {
  slower: 'slower',
  faster: 'faster',
  compared: '{count, plural, one {# phase} other {# phases}} compared',
  otherwise: '{count, plural, one {# run} other {# runs}} ended otherwise',
  alone: '{count, plural, one {# run} other {# runs}} in one report only',
  unmatched: 'in one report only',
  inBaseline: 'in the baseline',
  regression: 'worse than the baseline',
  worse: 'Worse than the baseline',
}
