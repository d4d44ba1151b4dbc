export const drift = {
  verdicts: { breaking: 'BREAKS', safe: 'safe', unused: 'unused' },
  changes: { new: 'new', missing: 'missing', changed: 'changed' },
  parts: { operation: '', status: 'status', query: 'query', request: 'request', response: '' },
  what: 'what',
  sources: {
    answers: 'in {count} of {of, plural, one {# place} other {# places}}',
    description: 'by the description',
  },
  proof: '{platform} needs it: "{because}"',
  newOperations:
    '{count, plural, one {# operation} other {# operations}} that the contract does not have: {operations}',
  more: 'and {count} more',
  unobserved: 'Not observable',
  reasons: {
    changing:
      'never asked, since they change something; a description (--description) tells of them ({count})',
    'no-item': 'there is nothing to ask about ({count})',
    'no-value': 'nobody knows what to ask for ({count})',
    empty: 'answered with an empty list, so that its items are unknown ({count})',
    asleep: 'the service sleeps, 503 ({count})',
    refused: 'refused ({count})',
    'no-answer': 'no answer came ({count})',
    untold: 'described without their bodies ({count})',
  },
  descriptions: {
    none: 'No description of the API was found in {tried, plural, one {# place} other {# places}}; name one by --description, or the answers alone tell.',
    found: 'Description {place}: {operations, plural, one {# operation} other {# operations}}.',
  },
  fits: {
    best: 'No dialect fits better than {dialect}.',
    other:
      'Dialect {dialect} has {departures, plural, one {# violation} other {# violations}}; {others} fits better: set `dialect` of the target.',
  },
  figures: {
    breaking:
      '{target} has drifted: {breaking} breaking; {missing} missing, {changed} changed, {new} new; {observed} of {operations, plural, one {# operation} other {# operations}} observed, {unobserved} not observable',
    drifted:
      '{target} has drifted and breaks nobody: {missing} missing, {changed} changed, {new} new; {observed} of {operations, plural, one {# operation} other {# operations}} observed, {unobserved} not observable',
    same: '{target} is as the contract says: {observed} of {operations, plural, one {# operation} other {# operations}} observed, {unobserved} not observable',
    blind:
      '{target} has shown nothing: {unobserved} of {operations, plural, one {# operation} other {# operations}} not observable',
  },
}
