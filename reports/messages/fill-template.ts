import { pluralForm } from './plural-form.ts'

/** A place of a template: `{count}`, or `{count|order|orders}`, a word by its count. */
export const templatePlace: RegExp = /\{(\w+)((?:\|[^{}|]+)*)\}/g

/**
 * Puts `params` into the {places} of a template; a parameter that is missing shows as `?`. A place with forms after its
 * name, as in `{count} {count|order|orders}`, takes the form that agrees with the number.
 */
export function fillTemplate(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(templatePlace, (_, name: string, forms: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) return '?'
    return forms === '' ? String(value) : pluralForm(Number(value), forms.slice(1).split('|'))
  })
}
