import type { Departure, DriftPart, DriftSource } from '../../contracts/drift/departure.ts'
import type { UnobservedReason } from '../../contracts/drift/observation.ts'
import type { Language } from '../messages/messages.ts'
import type { Verdict } from '../../contracts/drift/drift.ts'

/** The words about drift in one language. */
export interface DriftWords {
  readonly verdicts: Readonly<Record<Verdict['kind'], string>>
  readonly changes: Readonly<Record<Departure['change'], string>>
  /** Before what is pointed at. */
  readonly parts: Readonly<Record<DriftPart, string>>
  readonly what: string
  /** {count}, {of} */
  readonly sources: Readonly<Record<DriftSource, string>>
  /** {platform}, {because} */
  readonly proof: string
  /** {count}, {operations} */
  readonly newOperations: string
  /** {count} */
  readonly more: string
  readonly unobserved: string
  /** {count}, then the operations. */
  readonly reasons: Readonly<Record<UnobservedReason, string>>
  readonly descriptions: {
    /** {tried} */
    readonly none: string
    /** {place}, {operations} */
    readonly found: string
  }
  readonly fits: {
    /** {dialect} */
    readonly best: string
    /** {dialect}, {departures}, {others} */
    readonly other: string
  }
  /** {target}, {breaking}, {missing}, {changed}, {new}, {observed}, {operations}, {unobserved} */
  readonly figures: Readonly<Record<DriftOutcome, string>>
}

/** What a report comes to. */
export type DriftOutcome = 'breaking' | 'drifted' | 'same' | 'blind'

const en: DriftWords = {
  verdicts: { breaking: 'BREAKS', safe: 'safe', unused: 'unused' },
  changes: { new: 'new', missing: 'missing', changed: 'changed' },
  parts: { operation: '', status: 'status', query: 'query', request: 'request', response: '' },
  what: 'what',
  sources: {
    answers: 'in {count} of {of, plural, one {# place} other {# places}}',
    description: 'by the description',
  },
  proof: '{platform} needs it: "{because}"',
  newOperations:
    '{count, plural, one {# operation} other {# operations}} that the contract does not have: {operations}',
  more: 'and {count} more',
  unobserved: 'Not observable',
  reasons: {
    changing:
      'never asked, since they change something; a description (--description) tells of them ({count})',
    'no-item': 'there is nothing to ask about ({count})',
    'no-value': 'nobody knows what to ask for ({count})',
    empty: 'answered with an empty list, so that its items are unknown ({count})',
    asleep: 'the service sleeps, 503 ({count})',
    refused: 'refused ({count})',
    'no-answer': 'no answer came ({count})',
    untold: 'described without their bodies ({count})',
  },
  descriptions: {
    none: 'No description of the API was found in {tried, plural, one {# place} other {# places}}; name one by --description, or the answers alone tell.',
    found: 'Description {place}: {operations, plural, one {# operation} other {# operations}}.',
  },
  fits: {
    best: 'No dialect fits better than {dialect}.',
    other:
      'Dialect {dialect} has {departures, plural, one {# violation} other {# violations}}; {others} fits better: set `dialect` of the target.',
  },
  figures: {
    breaking:
      '{target} has drifted: {breaking} breaking; {missing} missing, {changed} changed, {new} new; {observed} of {operations, plural, one {# operation} other {# operations}} observed, {unobserved} not observable',
    drifted:
      '{target} has drifted and breaks nobody: {missing} missing, {changed} changed, {new} new; {observed} of {operations, plural, one {# operation} other {# operations}} observed, {unobserved} not observable',
    same: '{target} is as the contract says: {observed} of {operations, plural, one {# operation} other {# operations}} observed, {unobserved} not observable',
    blind:
      '{target} has shown nothing: {unobserved} of {operations, plural, one {# operation} other {# operations}} not observable',
  },
}

const ru: DriftWords = {
  verdicts: { breaking: 'ЛОМАЕТ', safe: 'терпимо', unused: 'не нужно' },
  changes: { new: 'новое', missing: 'нет', changed: 'иное' },
  parts: { operation: '', status: 'статус', query: 'параметр', request: 'запрос', response: '' },
  what: 'что',
  sources: { answers: 'мест: {count} из {of}', description: 'по описанию' },
  proof: '{platform} в этом нуждается: "{because}"',
  newOperations: 'операций, которых нет в контракте: {count} ({operations})',
  more: 'и ещё {count}',
  unobserved: 'Не наблюдается',
  reasons: {
    changing: 'не спрашиваются, так как меняют данные; о них говорит описание (--description) ({count})',
    'no-item': 'спросить не о чем ({count})',
    'no-value': 'неизвестно, что спрашивать ({count})',
    empty: 'список пуст, и каковы его элементы, неизвестно ({count})',
    asleep: 'служба недоступна, 503 ({count})',
    refused: 'отказано ({count})',
    'no-answer': 'нет ответа ({count})',
    untold: 'описаны без тел ({count})',
  },
  descriptions: {
    none: 'Описание API не найдено (проверено мест: {tried}); укажите его в --description, иначе говорят лишь ответы.',
    found: 'Описание {place}, операций: {operations}.',
  },
  fits: {
    best: 'Лучше диалекта {dialect} не подходит ни один.',
    other:
      'Расхождений с диалектом {dialect}: {departures}; лучше подходит {others}: задайте `dialect` стенда.',
  },
  figures: {
    breaking:
      '{target} расходится с контрактом, ломающих расхождений: {breaking}; нет {missing}, иное {changed}, новое {new}; наблюдалось операций {observed} из {operations}, не наблюдается {unobserved}',
    drifted:
      '{target} расходится с контрактом, но ничего не ломает: нет {missing}, иное {changed}, новое {new}; наблюдалось операций {observed} из {operations}, не наблюдается {unobserved}',
    same: '{target} соответствует контракту: наблюдалось операций {observed} из {operations}, не наблюдается {unobserved}',
    blind: '{target} ничего не показал: не наблюдается операций {unobserved} из {operations}',
  },
}

export const driftWords: Readonly<Record<Language, DriftWords>> = { en, ru }
