import type { Quirk } from './quirk.ts'
import {
  answering,
  calls,
  isCall,
  listed,
  pretended,
  refusal,
  saidIn,
  withBody,
  withholding,
  withItems,
} from './wire.ts'

const whmcs = 'dev-huzaki/whmcs-vmmanager6'
const billmanager = 'https://www.ispsystem.com/docs/b6c'

export type AccountQuirk =
  | 'makes-account-for-each-order'
  | 'takes-own-account-for-stranger'
  | 'sells-to-administrator'
  | 'makes-twin-accounts'
  | 'refuses-lesser-administrator'
  | 'refuses-made-up-email'

/** Defects about the accounts that clients have in VMmanager. */
export const accountQuirks: Readonly<Record<AccountQuirk, Quirk>> = {
  'makes-account-for-each-order': {
    party: 'platform',
    meaning: 'The account of the client is never found, and made anew.',
    harm: 'The machines of one client are scattered over accounts, or the order can never open.',
    source: `${whmcs} builds the query by string; e-mails with a plus sign are lost`,
    rules: ['one-account-per-client', 'expected-outcome', 'every-order-settles'],
    begin: answering(calls.accounts, (answer) =>
      withBody(answer, (body) => ({ ...body, list: [], size: 0 })),
    ),
  },
  'takes-own-account-for-stranger': {
    party: 'platform',
    meaning: 'An account that is there already is taken for a collision, also where it is the client’s own.',
    harm: 'Who orders a second time, or whose first try was cut short, can never be served.',
    source: 'ISPsystemLLC/billmanager, nextcloud module, _open.py refuses what it finds',
    rules: ['expected-outcome'],
    begin: answering(calls.accounts, (answer) =>
      listed(answer).length > 0 ? refusal('account-exists') : answer,
    ),
  },
  'sells-to-administrator': {
    party: 'platform',
    meaning: 'The role of the account that is found is not looked at.',
    harm: 'A client who has the e-mail of an administrator gets a machine that can do anything to all others.',
    source: `${whmcs} refuses an account with an administrator’s role`,
    rules: ['expected-outcome'],
    begin: answering(calls.accounts, (answer) =>
      withItems(answer, (item) => ({ ...item, roles: ['@user'] })),
    ),
  },
  'makes-twin-accounts': {
    party: 'vmmanager',
    meaning: 'Two accounts can be made with one e-mail, where two orders come at once.',
    harm: 'The client sees half of the machines, depending on which account the login finds.',
    source: 'ISPsystemLLC/billmanager, pterodactyl module, _open_comm.py locks a file for each account',
    rules: ['one-account-per-client'],
    begin: () => {
      let lastId = 900_000
      return async (request, send) => {
        const answer = await send(request)
        const isTwin = isCall(request, calls.createAccount) && answer.response?.status === 409
        return isTwin ? pretended(200, { id: ++lastId }) : answer
      }
    },
  },
  'refuses-lesser-administrator': {
    party: 'vmmanager',
    meaning: 'The administrator of the integration is not the first one, and may not make accounts.',
    harm: 'Orders of new clients fail, while the connection check of the integration is green.',
    source: `${billmanager}, set-up: the first user created after the installation is asked for`,
    rules: ['expected-outcome'],
    begin: withholding(calls.createAccount, refusal('forbidden')),
  },
  'refuses-made-up-email': {
    party: 'vmmanager',
    platforms: ['billmanager'],
    meaning: 'The made-up e-mail of a client of a reseller is refused.',
    harm: 'Nothing that a reseller sells can be opened.',
    source: `${billmanager}, reseller chain: vm<number>@example.com owns the machine`,
    rules: ['expected-outcome'],
    settings: { billmanager: { resellerChain: true } },
    begin: () => async (request, send) => {
      const isMadeUp = /^vm\d+@example\.com$/.test(String(saidIn(request)['email']))
      return isCall(request, calls.createAccount) && isMadeUp ? refusal('invalid-value') : send(request)
    },
  },
}
