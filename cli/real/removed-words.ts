import { fillTemplate } from '../../reports/messages/fill-template.ts'

/** What was removed from a target: `1 machine and 2 accounts`. */
export function removedWords(sums: { readonly hosts: number; readonly accounts: number }): string {
  const { hosts, accounts } = sums
  const template = '{hosts} {hosts|machine|machines} and {accounts} {accounts|account|accounts}'
  return fillTemplate(template, { hosts, accounts })
}
