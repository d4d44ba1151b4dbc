import type * as english from '../en/labels.ts'

/** Single words above tables and before values. */
export const labels: typeof english.labels = {
  phase: 'фаза',
  count: 'число',
  p50: 'p50',
  p90: 'p90',
  p99: 'p99',
  max: 'макс',
  findings: 'Нарушения',
  rule: 'правило',
  party: 'ответственный',
  place: 'место',
  order: 'заказ',
  reproduce: 'воспроизвести',
  trace: 'трасса',
  noted: 'замечание',
  conclusive: 'чтобы определить',
  host: 'ВМ',
  account: 'учётная запись',
  task: 'задача',
  object: 'id',
  error: 'ошибка',
  verdict: 'вердикт',
  scenario: 'сценарий',
  orders: 'заказы',
  contract: 'контракт',
  wall: 'реальное время',
}

/** Sentences around the results. */
export const phrases: typeof english.phrases = {
  circumstances: 'VMmanager: {target}, диалект {dialect}, зерно {seed}, часы {clock}',
  profile: 'профиль {name} ({digest})',
  findingPlace: '{scenario} на {platform}',
  sameElsewhere: 'в {count, plural, one {# прогоне} other {# прогонах}}; ещё {runs}',
  moreFindings: 'и ещё таких же: {count}; все они есть в отчёте JSON',
  interrupted: 'прервано',
  summary: '{totals}, время {wall}',
  unanswered: 'нет ответа: {failure}, ничего не отправлено',
  maybeUnanswered: 'нет ответа: {failure}, запрос мог дойти',
  tableClock:
    'Фазы: p50 по часам прогона ({clock}), для итога ещё и p99. Реальное время — сколько работал компьютер',
  rules:
    '{count, plural, one {# правило} few {# правила} many {# правил} other {# правила}}: нарушено {broken}, соблюдено {held} ({times, plural, one {# раз} few {# раза} many {# раз} other {# раза}}), без повода {noOccasion}, не наблюдается {notObservable}',
  actions:
    '{count, plural, one {# действие} few {# действия} many {# действий} other {# действия}}: выполнено {done}',
  undone:
    '{what}: {how}, {tries, plural, one {# попытка} few {# попытки} many {# попыток} other {# попытки}}',
  notObservable: 'здесь не наблюдается и не проверено: {rules}',
  partlyObservable: 'наблюдается частично: {rules}',
}

/** Figures of the Prometheus report. */
export const metrics: typeof english.metrics = {
  vmharness_runs: 'Прогоны по вердиктам',
  vmharness_wall_seconds: 'Реальное время всего запуска',
  vmharness_run_verdict: 'Чем закончился каждый прогон',
  vmharness_run_wall_seconds: 'Реальное время каждого прогона',
  vmharness_run_exchanges: 'Обмены HTTP в каждом прогоне',
  vmharness_run_orders: 'Заказы каждого прогона по исходам',
  vmharness_run_findings: 'Нарушения и замечания каждого прогона по правилам',
  vmharness_phase_seconds: 'Сколько заказы провели в каждой фазе, по часам из метки clock',
  vmharness_phase_max_seconds: 'Дольше всего в каждой фазе, по часам из метки clock',
}

/** A number with its word. */
export const counted: typeof english.counted = {
  runs: '{count, plural, one {# прогон} few {# прогона} many {# прогонов} other {# прогона}}',
  orders: '{count, plural, one {# заказ} few {# заказа} many {# заказов} other {# заказа}}',
}
