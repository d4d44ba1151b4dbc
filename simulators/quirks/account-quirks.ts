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
    meaning: 'The account of the client is never found, and is created again.',
    harm: 'The VMs of one client are spread over several accounts, or the order can never open.',
    source: `${whmcs} builds the query by string; e-mails with a plus sign are lost`,
    rules: ['one-account-per-client', 'expected-outcome', 'every-order-settles'],
    begin: answering(calls.accounts, (answer) =>
      withBody(answer, (body) => ({ ...body, list: [], size: 0 })),
    ),
  },
  'takes-own-account-for-stranger': {
    party: 'platform',
    meaning: 'An existing account is treated as a collision, even if it is the client’s own.',
    harm: 'A client who orders a second time, or whose first attempt was interrupted, can never be served.',
    source: 'ISPsystemLLC/billmanager, nextcloud module, _open.py refuses what it finds',
    rules: ['expected-outcome'],
    begin: answering(calls.accounts, (answer) =>
      listed(answer).length > 0 ? refusal('account-exists') : answer,
    ),
  },
  'sells-to-administrator': {
    party: 'platform',
    meaning: 'The role of the account that is found is not checked.',
    harm: 'A client with the e-mail of an administrator gets access to everything that the administrator can change.',
    source: `${whmcs} refuses an account with an administrator’s role`,
    rules: ['expected-outcome'],
    begin: answering(calls.accounts, (answer) =>
      withItems(answer, (item) => ({ ...item, roles: ['@user'] })),
    ),
  },
  'makes-twin-accounts': {
    party: 'vmmanager',
    meaning: 'Two orders at the same time create two accounts with one e-mail.',
    harm: 'The client sees only some of the VMs, depending on which account the login finds.',
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
    meaning: 'The administrator of the integration is not the first one, and may not create accounts.',
    harm: 'Orders of new clients fail, although the connection check of the integration passes.',
    source: `${billmanager}, set-up: the first user created after the installation is asked for`,
    rules: ['expected-outcome'],
    begin: withholding(calls.createAccount, refusal('forbidden')),
  },
  'refuses-made-up-email': {
    party: 'vmmanager',
    platforms: ['billmanager'],
    meaning: 'The generated e-mail of a client of a reseller is refused.',
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
