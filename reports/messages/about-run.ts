import type { RunIdentity } from '../../scenarios/plan/run-identity.ts'
import type { Language } from '../i18n/messages.ts'

/** What a run is about, in the language of the report where its scenario says it there. */
export function titleOfRun({ title, ru }: Pick<RunIdentity, 'title' | 'ru'>, language: Language): string {
  return language === 'ru' && ru !== undefined ? ru.title : title
}

/** The same with what it is good for: `title: purpose`; empty where a trace names neither. */
export function aboutRun(run: Pick<RunIdentity, 'title' | 'purpose' | 'ru'>, language: Language): string {
  const purpose = language === 'ru' && run.ru !== undefined ? run.ru.purpose : run.purpose
  return [titleOfRun(run, language), purpose].filter(Boolean).join(': ')
}
