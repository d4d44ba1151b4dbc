/** A known trap that no quirk stands for, and why. */
export interface NotExpressible {
  readonly trap: string
  readonly reason: string
  readonly source: string
}

/** Traps of the integration that no quirk stands for. */
export const notExpressible: readonly NotExpressible[] = [
  {
    trap: 'A new root password is used before it is set, or a reinstallation brings another one.',
    reason:
      'No password is ever kept in a trace, and no mock logs in to a machine: nothing that a rule could look at tells an old password from a new one.',
    source: 'dev-huzaki/whmcs-vmmanager6 waits for no change of a password; grinwe/vpn',
  },
  {
    trap: 'Bandwidth that was bought besides the tariff is added to it at the order, and replaces it at a change.',
    reason:
      'The tariffs of the mocks have no bandwidth. The same mistake with addresses is the quirk drops-extras-on-change.',
    source: 'dev-huzaki/whmcs-vmmanager6, _change_package',
  },
  {
    trap: 'An e-mail with a plus sign, an apostrophe or capitals is lost in a query.',
    reason:
      'The clients of the mocks have plain e-mails, whatever their names. What comes of a lost account is the quirk makes-account-for-each-order.',
    source: 'dev-huzaki/whmcs-vmmanager6 builds the query by string',
  },
]
