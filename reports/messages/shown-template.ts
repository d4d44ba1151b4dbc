import { templatePlace } from './fill-template.ts'

/** A template as people read it before it is filled: each place as `show` writes its name, of forms the last. */
export function shownTemplate(
  template: string,
  show: (name: string) => string = (name) => `{${name}}`,
): string {
  return template.replaceAll(templatePlace, (_, name: string, forms: string) =>
    forms === '' ? show(name) : (forms.split('|').at(-1) ?? ''),
  )
}
