/** What is not known for certain of BILLmanager's API: each point with its values, the usual one first. */
export const frontSwitches = {
  'single-element': {
    values: ['object', 'list'],
    means: 'with `out=json`, a list with one element is that element, or a list of one',
    evidence: 'clients that read both: mishkatik/infra-billing (`asArray`), grinwe/vpn (`_find_by_domain`)',
  },
  'session-id': {
    values: ['attribute-and-text', 'attribute'],
    means:
      'where the response to `func=auth` holds the session id: in `doc.auth.$id` and `doc.auth.$`, or in the first alone',
    evidence: 'ISPsystem guide to its API (XML); mishkatik/infra-billing reads `$id`',
  },
  'item-status': {
    values: ['number', 'label'],
    means: '`item_status` of a row is the code of the status, or its name in the language of the call',
    evidence:
      'number: list of functions in the documentation, grinwe/vpn; name: fixtures of a public tracker',
  },
  'deleted-services': {
    values: ['listed', 'hidden'],
    means: 'a deleted service stays in the list with status 4, or disappears from it',
    evidence: 'grinwe/vpn waits for status 4; hidden is inferred',
  },
  'same-ostempl': {
    values: ['reinstalls', 'ignored'],
    means:
      '`vds.edit` with the operating system that the service already has reinstalls it, or changes nothing',
    evidence: 'grinwe/vpn reinstalls by `vds.edit` with any template; that nothing happens is inferred',
  },
  datacenter: {
    values: ['required', 'optional'],
    means: 'an order has to name its data center, or the only one is taken',
    evidence: 'required: BILLmanager documentation; a client area in React orders without it',
  },
} as const

export type FrontSwitchName = keyof typeof frontSwitches

/** How each point is taken to be. */
export type FrontSwitches = {
  readonly [Name in FrontSwitchName]: (typeof frontSwitches)[Name]['values'][number]
}

/** Each point as it is most likely to be. */
export const usualFrontSwitches: FrontSwitches = {
  'single-element': 'object',
  'session-id': 'attribute-and-text',
  'item-status': 'number',
  'deleted-services': 'listed',
  'same-ostempl': 'reinstalls',
  datacenter: 'required',
}
