import type { FindingKey, RuleName } from '../finding-params.ts'

/** What was found broken, with the parameters of the finding. */
export const findings: Readonly<Record<FindingKey, string>> = {
  'active-after-os-installed/before-install':
    'Service {service} became Active before the operating system of host {host} was installed',
  'active-after-os-installed/no-host': 'Service {service} became Active without a VM',
  'active-has-address/none': 'Service {service} became Active while host {host} had no address',
  'active-has-address/gone':
    'Service {service} is Active, and VMmanager shows its VM (host {host}) without the address that it had',
  'one-vm-per-order/two-live':
    'One order has {count, plural, one {# live VM} other {# live VMs}}: hosts {hosts}',
  'one-order-per-vm/shared': 'The service has the VM (host {host}) that belongs to {other} already',
  'no-blind-repeat/together': 'A second VM {name} was requested while the first request was still unanswered',
  'no-blind-repeat/not-looked':
    'VM {name} was requested again after a request with an unknown outcome, and nobody had checked whether the VM exists',
  'nothing-after-end/created': 'VM {name} was requested although the order had ended',
  'no-orphan-vm/left': 'Host {host} ({name}) is orphaned: it exists at the end and belongs to no service',
  'every-order-settles/unsettled': 'The order did not reach a final state within {withinMs}',
  'every-order-settles/late': 'The order reached its final state after {tookMs}; its limit is {withinMs}',
  'every-order-settles/no-reason': 'The order ended as {outcome} and gives no reason',
  'no-ghost-service/deleted':
    'Service {service} counts as alive, but the platform itself has deleted its host {host}',
  'no-ghost-service/deleted-outside':
    'Host {host} of service {service} was deleted outside the platform, and the service still counts as alive',
  'every-action-settles/unsettled': 'Operation {name} started and did not end within {withinMs}',
  'every-action-settles/late': 'Operation {name} ended after {tookMs}; its limit is {withinMs}',
  'every-action-settles/no-reason': 'Operation {name} ended as {outcome} and gives no reason',
  'bounded-attempts/too-many':
    'Operation {name} was tried again after {tries, plural, one {# try} other {# tries}}',
  'bounded-attempts/not-handed-over':
    'Operation {name} failed {tries, plural, one {# time} other {# times}}, and it was not handed to a person',
  'bounded-attempts/handed-over-twice': 'Operation {name} was handed to a person twice',
  'ledger-conservation/charged-twice': 'Period {period} was charged twice',
  'ledger-conservation/over-refunded': '{refunded} was refunded of {charged} charged',
  'ledger-conservation/not-refunded': 'The order was not fulfilled, and {amount} was not refunded',
  'ledger-conservation/not-charged':
    'The service has had {periods, plural, one {# paid period} other {# paid periods}}, {charges, plural, one {# was} other {# were}} charged',
  'ledger-conservation/refunded-alive':
    'The service is still alive, and everything paid for it was refunded: {refunded}',
  'ledger-conservation/charged-after-end': '{amount} was charged after the service was deleted',
  'quota-conservation/not-returned':
    'The quota of {client} counts {used} of {measure}, the services hold {held}',
  'quota-conservation/not-taken':
    'The quota of {client} counts only {used} of {measure}, the services hold {held}',
  'address-conservation/not-returned':
    'The pools count {taken, plural, one {# more taken address} other {# more taken addresses}}, the VMs have {held} more',
  'address-conservation/not-taken':
    'The VMs have {held, plural, one {# more address} other {# more addresses}}, the pools count only {taken} more as taken',
  'one-vm-per-address/shared': 'VMmanager lists the address {address} on more than one VM: hosts {hosts}',
  'one-account-per-client/made-twice': 'Two accounts were made for {email}: {accounts}',
  'one-account-per-client/listed-twice': 'VMmanager lists more than one account of {email}: {accounts}',
  'client-owns-machine/administrator':
    'The VM was requested for account {account} ({email}), which is an administrator',
  'client-owns-machine/other-account':
    'The VM was requested for account {account} of {email}, though the account of {asked} was looked up',
  'active-stays-on/stopped':
    'The platform stopped the VM (host {host}) of the Active service {service}, and nothing had asked for it',
  'suspended-is-off/not-stopped': 'Service {service} is suspended, and its host {host} was never stopped',
  'suspended-is-off/started-by-platform':
    'Service {service} is suspended, and the platform itself started its host {host}',
  'suspended-is-off/started-outside':
    'Service {service} is suspended, and someone outside the platform started its host {host}',
  'close-is-idempotent/machine-gone': 'The VM was gone, and the closing ended as {outcome}: {reason}',
  'close-is-idempotent/closed-before':
    'The service was closed already, and the closing ended as {outcome}: {reason}',
  'close-is-idempotent/not-deleted':
    'The closing of service {service} was done, and the service is not deleted',
  'close-is-idempotent/machine-left':
    'The closing of service {service} was done, and its host {host} is still there',
  'no-silent-reinstall/over-client':
    'Operation {name} reinstalled host {host}, though the client had put another system on it',
  'no-silent-reinstall/not-asked': 'Operation {name} reinstalled host {host}, which nobody had asked for',
  'size-as-sold/smaller':
    'Service {service} became Active with {real} of {measure} on host {host}, the client pays for {billed}',
  'size-as-sold/larger':
    'Service {service} became Active with {real} of {measure} on host {host}, the client pays only for {billed}',
  'change-takes-effect/not-applied':
    'VMmanager completed a change of host {host} to {wanted} ({measure}) and afterwards lists {shown}',
  'change-takes-effect/still-there':
    'VMmanager completed the deletion of host {host} and still lists it afterwards',
  'resize-is-honest/billed-more':
    'After a change the client pays for {billed} of {measure}, the VM has {real}',
  'resize-is-honest/not-reported':
    'After a change the VM has {real} of {measure} and {billed} is billed, without a reason given',
  'session-recovers/no-login':
    '{request} was answered that the session has expired, and the platform gave up without a new login',
  'session-recovers/session-unused':
    '{request} was answered that the session has expired, also after a new login',
  'session-recovers/no-wait':
    '{request} was answered with 503 (VMmanager unavailable), and the platform gave up without waiting',
  'session-recovers/login-loop':
    '{request} was repeated over and over although each new session was rejected',
  'ids-are-true/account-name':
    'VMmanager answered id {id} to the creation of account {expected}, and account {id} is {seen}',
  'ids-are-true/account-role':
    'VMmanager answered id {id} to the creation of an account with role {expected}, and account {id} has {seen}',
  'ids-are-true/account-presence':
    'VMmanager answered id {id} to the creation of account {expected}, and no list has it',
  'ids-are-true/host-name':
    'VMmanager answered id {id} to the creation of VM {expected}, and host {id} is {seen}',
  'ids-are-true/host-owner':
    'VMmanager answered id {id} to the creation of a VM of {expected}, and host {id} belongs to {seen}',
  'ids-are-true/host-creation':
    'VMmanager answered id {id} to a creation of {expected}, and host {id} was created on {seen}',
  'ids-are-true/host-presence':
    'VMmanager answered id {id} to the creation of VM {expected}, and no list has it',
  'task-monotone/backward': 'Task {task} {name} went from {from} back to {to}',
  'task-monotone/shown-backward': 'Task {task} {name} was shown as {from} and later as {to}',
  'task-monotone/unfinished': 'Task {task} {name}, which the platform followed, has no end',
  'slo-met/missed':
    '{percentile} of {phase} is {actualMs} over {count, plural, one {# order} other {# orders}}; the objective is at most {limitMs} (`expect.slo` of the scenario, or `slo` in vmharness.config.yaml)',
  'slo-met/inconclusive':
    '{percentile} of {phase} is {actualMs}, the objective is at most {limitMs}; {count, plural, one {# order is} other {# orders are}} too few to decide, {needed, number} may be enough',
  'exchange-conforms/request':
    'The platform broke the contract of {operation}: {part} {pointer} must be {expected}, found {actual} ({place}; {count, plural, one {# occurrence} other {# occurrences}})',
  'exchange-conforms/response':
    'VMmanager broke the contract of {operation}: {part} {pointer} must be {expected}, found {actual} ({place}; {count, plural, one {# occurrence} other {# occurrences}})',
  'no-secret-in-evidence/field': 'The field {name} holds a secret in clear text',
  'no-secret-in-evidence/token': 'A token stands in clear text in {where}',
  'expected-actions/otherwise':
    'The action {action} should be {wanted}, and it is {ended} ({tries, plural, one {# try} other {# tries}})',
  'expected-actions/otherwise-because':
    'The action {action} should be {wanted}, and it is {ended}: {reason} ({tries, plural, one {# try} other {# tries}})',
  'expected-actions/reason':
    'The action {action} is {ended} as expected; the reason should be {expected}, and it is {actual} ({tries, plural, one {# try} other {# tries}})',
  'expected-outcome/orders': 'Orders that ended as {outcome}: expected {expected}, found {actual}',
  'expected-outcome/reason': 'The order should give the reason {expected}, it gave {actual}',
  'expected-outcome/services': 'Services that are {status} in the end: expected {expected}, found {actual}',
  'expected-outcome/size': 'The service should be billed for {expected} ({what}), it is billed for {actual}',
  'expected-outcome/phase': 'An order may spend {limitMs} in {phase}; {count} took longer, up to {longestMs}',
  'expected-outcome/calls': 'Calls of {operation}: expected {expected}, found {actual}',
  'expected-outcome/call-order':
    'The call {operation} (number {place} of the expected sequence) did not come in its turn',
  'expected-outcome/state': 'In the middle of the scenario, {what}: expected {expected}, found {actual}',
  'expected-outcome/never-came':
    'The scenario waited {withinMs} for {what}, which did not happen; the steps after it were not executed',
  'expected-outcome/finding-missing': 'The scenario expects {rule} to be broken, but it held',
}

/** What each rule promises. */
export const rules: Readonly<Record<RuleName, string>> = {
  'active-after-os-installed': 'No service becomes Active before the operating system of its VM is installed',
  'active-has-address': 'The VM of an Active service has an address',
  'one-vm-per-order': 'One order never has two live VMs',
  'one-order-per-vm': 'No two services have the same VM',
  'no-blind-repeat':
    'A VM is not requested again while its first request is unanswered, nor after an unknown outcome that nobody has checked',
  'nothing-after-end': 'No VM is requested for an order that has ended',
  'no-orphan-vm': 'Every VM that exists at the end belongs to a service that is not deleted',
  'every-order-settles':
    'Within its time limit each order becomes Active, is refused with a reason, or is handed to a person',
  'no-ghost-service': 'Every Active or suspended service has a live VM',
  'expected-actions':
    'Every action that a scenario asks for is done, unless the scenario says how else it ends',
  'every-action-settles':
    'Within its time limit everything that is started for a service is done, is refused with a reason, or is handed to a person',
  'bounded-attempts': 'An operation of BILLmanager is tried ten times at most, then a person gets it, once',
  'ledger-conservation':
    'Nothing is charged twice, left uncharged or charged after the end, and money is refunded once, and only for what was not fulfilled',
  'quota-conservation': "The quota that a client of Clouden uses equals what the client's services hold",
  'address-conservation':
    'The pools count as many addresses taken as the VMs have, and deleted VMs return theirs',
  'one-vm-per-address': 'No two VMs have the same public address',
  'one-account-per-client': 'A client has one account in VMmanager',
  'client-owns-machine':
    'A VM is requested for the account that was looked up for its client, never for an administrator',
  'active-stays-on': 'The platform stops the VM of an Active service only when something has asked for it',
  'suspended-is-off': 'The VM of a suspended service does not run, unless it is known who started it',
  'close-is-idempotent':
    'Closing twice, or closing what is gone, ends with a deleted service and without an error',
  'no-silent-reinstall':
    'A change of tariff or addresses never reinstalls a system that the client has changed',
  'size-as-sold': 'A service becomes Active with a VM as large as the client pays for',
  'change-takes-effect': 'What VMmanager has accepted and completed is in the next list',
  'resize-is-honest': 'After a change the client pays for what the VM has',
  'session-recovers':
    'An expired session costs a login, an unavailable VMmanager (503) costs a wait, and neither costs the order',
  'ids-are-true': 'The id that VMmanager answers to a creation is the id of what it created',
  'task-monotone': 'The status of a task moves only forward, and the task ends',
  'slo-met': 'Percentiles of phases stay within the objectives of the scenario and of the configuration',
  'exchange-conforms': 'Each request and each answer conforms to the contract',
  'no-secret-in-evidence': 'No password, token or key is kept in a trace or report',
  'expected-outcome': 'The orders end as the scenario says',
}
