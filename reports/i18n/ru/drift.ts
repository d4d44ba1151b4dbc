import type * as english from '../en/drift.ts'

export const drift: typeof english.drift = {
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
