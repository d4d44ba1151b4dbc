/** A known trap that no quirk stands for, and why. */
export interface NotExpressible {
  readonly trap: string
  readonly reason: string
  readonly source: string
  readonly ru: { readonly trap: string; readonly reason: string }
}

/** Traps of the integration that no quirk stands for. */
export const notExpressible: readonly NotExpressible[] = [
  {
    trap: 'A new root password is used before it is set, or a reinstallation brings another one.',
    reason:
      'No trace holds a password, and no mock logs in to a VM: a rule sees nothing by which it could tell an old password from a new one.',
    source: 'dev-huzaki/whmcs-vmmanager6 waits for no change of a password; grinwe/vpn',
    ru: {
      trap: 'Новый пароль root используется до того, как он задан, или переустановка приносит другой.',
      reason:
        'Пароли в трассе не хранятся, и имитации платформ не входят на ВМ: правилу не по чему отличить старый пароль от нового.',
    },
  },
  {
    trap: 'Bandwidth that was bought besides the tariff is added to it at the order, and replaces it at a change.',
    reason:
      'The tariffs of the mocks have no bandwidth. The same mistake with addresses is the quirk drops-extras-on-change.',
    source: 'dev-huzaki/whmcs-vmmanager6, _change_package',
    ru: {
      trap: 'Трафик, купленный сверх тарифа, при заказе прибавляется к нему, а при изменении заменяет его.',
      reason: 'У тарифов имитаций нет трафика. Та же ошибка с адресами — дефект drops-extras-on-change.',
    },
  },
  {
    trap: 'An e-mail with a plus sign, an apostrophe or capitals is lost in a query.',
    reason:
      'The clients of the mocks have plain e-mails, whatever their names. What comes of a lost account is the quirk makes-account-for-each-order.',
    source: 'dev-huzaki/whmcs-vmmanager6 builds the query by string',
    ru: {
      trap: 'Адрес почты с плюсом, апострофом или заглавными буквами теряется в запросе.',
      reason:
        'У клиентов имитаций простые адреса, как бы клиентов ни звали. Что выходит из потерянной учётной записи, показывает дефект makes-account-for-each-order.',
    },
  },
]
