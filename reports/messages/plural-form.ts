/** English has two forms of a counted word, Russian three. */
const rules: Readonly<Record<number, Intl.PluralRules>> = {
  2: new Intl.PluralRules('en'),
  3: new Intl.PluralRules('ru'),
}
const order: Readonly<Partial<Record<Intl.LDMLPluralRule, number>>> = { one: 0, few: 1, many: 2 }

/**
 * The form of a word that agrees with a number.
 *
 * @param forms - two for English (1 run, 2 runs), three for Russian (1, 2 and 5)
 */
export function pluralForm(count: number, forms: readonly string[]): string {
  const rule = rules[forms.length]?.select(count) ?? 'other'
  // English has no `few`, and Russian has `other` for fractions, which go with the form of 2.
  return forms[order[rule] ?? 1] ?? forms.at(-1) ?? ''
}
