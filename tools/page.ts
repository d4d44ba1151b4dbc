const notice = '<!-- Made by `npm run generate`; edit the source that it is made from. -->'

/** A page of Markdown that says that it was made. */
export function page(title: string, lead: string, sections: readonly string[]): string {
  return `${[`# ${title}`, notice, lead, ...sections].join('\n\n')}\n`
}
