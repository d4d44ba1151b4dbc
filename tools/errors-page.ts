import { type FailureCode, failures } from '../contracts/failures/failures.ts'
import { type Language, messages } from '../reports/i18n/messages.ts'
import { namedPlaces } from './named-places.ts'
import { page } from './page.ts'

const texts = {
  en: {
    title: 'Errors',
    lead: 'Every failure has a code that never changes its meaning. Words in braces are filled in.',
    remedy: 'What to do:',
    exitCode: 'Exit code',
    exits: { 2: 'wrong use or unreadable input', 3: 'the environment failed' },
  },
  ru: {
    title: 'Ошибки',
    lead: 'У каждой ошибки есть код, значение которого никогда не меняется. Вместо слов в фигурных скобках подставляются значения.',
    remedy: 'Что делать:',
    exitCode: 'Код выхода',
    exits: { 2: 'неверный вызов или данные, которые нельзя прочитать', 3: 'подвело окружение' },
  },
} as const

/** The page about failures: what each code means, and what to do. */
export function errorsPage(language: Language): string {
  const { title, lead, remedy: remedyWord, exitCode: exitWord, exits } = texts[language]
  const sections = Object.entries(failures).map(([code, { exitCode }]) => {
    const { what, remedy } = messages[language].failures[code as FailureCode]
    const [happened, advice] = [what, remedy].map((text) => namedPlaces(text, language))
    return `## ${code}\n\n${happened}.\n\n**${remedyWord}** ${advice}\n\n${exitWord} ${exitCode}: ${exits[exitCode]}.`
  })
  return page(title, lead, sections)
}
