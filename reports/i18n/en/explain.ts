export const explain = {
  /** Folder of the pages in this language. */
  docs: 'docs',
  kinds: {
    rule: 'rule',
    fault: 'fault',
    quirk: 'quirk',
    error: 'error of VMmanager',
    failure: 'failure of the harness',
  },
  why: 'Why it matters',
  reproduce: 'How to see it',
  source: 'Source',
  caughtBy: 'Caught by',
  brokenBy: 'Broken where',
  notedWhere: 'Only noted where',
  remedy: 'What to do',
  anyWhy: {
    rule: 'It is a promise to the client or to the provider; who breaks it loses money, data or trust.',
    fault:
      'It happens to every VMmanager some day; a platform that cannot bear it loses orders or makes machines that nobody pays for.',
    error:
      'A platform that takes it for something else gives an order up, or repeats what no repetition cures.',
    failure: 'Nothing was judged: the result of this invocation says nothing about any platform.',
  },
}

/** What stands in each place of a finding or failure; English shows the name of its parameter. */
export const placeholders: Readonly<Record<string, string>> = {}
