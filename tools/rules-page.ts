import { type Language, messages } from '../reports/i18n/messages.ts'
import { namedPlaces } from './named-places.ts'
import { page } from './page.ts'

const texts = {
  en: {
    title: 'Rules',
    lead: 'Every trace is judged by these rules. A finding names the rule and the way in which it was broken.',
    ways: 'How it can be broken:',
  },
  ru: {
    title: 'Правила',
    lead: 'По этим правилам оценивается каждая трасса. В отчёте о нарушении названы правило и то, как именно оно нарушено.',
    ways: 'Как его можно нарушить:',
  },
} as const

/** The page about rules: what each promises, and how it can be broken. */
export function rulesPage(language: Language): string {
  const { title, lead, ways: waysWord } = texts[language]
  const { rules, findings } = messages[language]
  const sections = Object.entries(rules).map(([rule, promise]) => {
    const ways = Object.entries(findings).filter(([key]) => key.startsWith(`${rule}/`))
    const list = ways.map(
      ([key, words]) => `- \`${key.slice(rule.length + 1)}\`: ${namedPlaces(words, language)}.`,
    )
    return `## ${rule}\n\n${promise}.\n\n${waysWord}\n\n${list.join('\n')}`
  })
  return page(title, lead, sections)
}
