import type * as english from '../en/verdicts.ts'

export const verdicts: typeof english.verdicts = {
  passed: 'успешно',
  failed: 'провалено',
  inconclusive: 'не определено',
  errored: 'с ошибкой',
  skipped: 'пропущено',
}

/** How many runs ended so. */
export const countedVerdicts: typeof english.countedVerdicts = {
  passed: '{count, plural, one {# успешен} other {# успешны}}',
  failed: '{count, plural, one {# провален} other {# провалены}}',
  inconclusive: '{count, plural, one {# не определён} other {# не определены}}',
  errored: '{count} с ошибкой',
  skipped: '{count, plural, one {# пропущен} other {# пропущены}}',
}

export const ruleStates: typeof english.ruleStates = {
  held: 'соблюдено',
  'no-occasion': 'без повода',
  'not-observable': 'не наблюдается',
  broken: 'нарушено',
}

export const actionOutcomes: typeof english.actionOutcomes = {
  done: 'выполнено',
  refused: 'отклонено',
  manual: 'передано сотруднику',
  failed: 'не удалось',
  unfinished: 'не завершено',
  'never-begun': 'не начато',
}

/** Outcomes of orders. */
export const outcomes: typeof english.outcomes = {
  active: 'активно',
  refused: 'отклонено',
  manual: 'у сотрудника',
  unsettled: 'не завершено',
}

/** How many orders ended so. */
export const countedOutcomes: typeof english.countedOutcomes = {
  active: '{count, plural, one {# активен} other {# активны}}',
  refused: '{count, plural, one {# отклонён} other {# отклонены}}',
  manual: '{count} у сотрудника',
  unsettled: '{count, plural, one {# не завершён} other {# не завершены}}',
}

/** Who is responsible. */
export const parties: typeof english.parties = {
  consumer: 'платформа',
  provider: 'VMmanager',
  integration: 'интеграция',
  harness: 'инструмент',
  scenario: 'сценарий',
}
