import type { ServiceStatus } from '../../contracts/trace/trace-event.ts'
import type { Language } from '../messages/messages.ts'
import type { Tick } from './timeline/order-lane.ts'

/** The words that only the HTML report needs. */
export interface HtmlWords {
  readonly title: string
  readonly skip: string
  readonly overview: string
  readonly runs: string
  readonly platform: string
  readonly dialect: string
  readonly scenario: string
  readonly verdict: string
  readonly orders: string
  readonly exchanges: string
  readonly rules: string
  readonly rule: string
  readonly promise: string
  readonly broken: string
  /** {count} */
  readonly held: string
  readonly partlySeen: string
  readonly coverage: string
  readonly operation: string
  readonly calls: string
  readonly answers: string
  readonly departures: string
  readonly timing: string
  readonly timingNote: string
  readonly confidence: string
  readonly histogram: string
  readonly cumulative: string
  readonly waterfall: string
  readonly waterfallNote: string
  /** {count} */
  readonly moreOrders: string
  readonly placed: string
  readonly lanePhases: Readonly<Record<'release' | 'retry' | 'unknown', string>>
  readonly ticks: Readonly<Record<Tick['kind'], string>>
  readonly statuses: Readonly<Record<ServiceStatus, string>>
  readonly job: string
  readonly tries: string
  readonly fault: string
  readonly faults: string
  readonly findingMark: string
  readonly noOrder: string
  /** {orders} */
  readonly oneOf: string
  /** {span} */
  readonly cut: string
  readonly cutLegend: string
  readonly lost: string
  /** {interval}, {lost}, {half} */
  readonly polling: string
  readonly findings: string
  /** {count} */
  readonly inRuns: string
  readonly order: string
  readonly interrupted: string
  readonly notes: string
  readonly notesNote: string
  readonly responsible: string
  readonly amongExchanges: string
  readonly all: string
  readonly reset: string
  /** {shown}, {count} */
  readonly shownRuns: string
  readonly evidence: string
  readonly reproduce: string
  readonly contract: string
  readonly request: string
  readonly response: string
  readonly noResponse: string
  readonly expected: string
  readonly found: string
  readonly viewer: string
  readonly viewerNote: string
  readonly noScript: string
  readonly filter: string
  readonly filterHint: string
  readonly open: string
  readonly moment: string
  readonly environment: string
  readonly overhead: string
  readonly overheadNote: string
  readonly version: string
  readonly date: string
  readonly actions: string
  readonly action: string
  readonly outcome: string
  readonly reason: string
  /** {count} */
  readonly moreActions: string
  readonly command: string
  readonly target: string
  readonly host: string
  readonly baseline: string
  readonly chaos: string
}

export const htmlWords: Readonly<Record<Language, HtmlWords>> = {
  en: {
    title: 'Report of vmmanager-harness',
    skip: 'To the results',
    overview: 'Overview',
    runs: 'Runs',
    platform: 'Platform',
    dialect: 'Dialect',
    scenario: 'Scenario',
    verdict: 'Verdict',
    orders: 'Orders',
    exchanges: 'Exchanges',
    rules: 'Rules',
    rule: 'Rule',
    promise: 'What it says',
    broken: 'Broken in',
    held: 'held {count, plural, one {# time} other {# times}}',
    partlySeen: 'partly observable',
    coverage: 'Contract coverage',
    operation: 'Operation',
    calls: 'Calls',
    answers: 'Responses',
    departures: 'Contract violations',
    timing: 'Timing',
    timingNote:
      'Percentiles are durations that occurred (nearest rank). Virtual and wall time never share a table.',
    confidence:
      'The range is where the percentile of all orders lies with 95 % confidence; open where the orders are too few.',
    histogram: 'Distribution of durations',
    cumulative: 'Share of orders that took no longer',
    waterfall: 'Orders',
    waterfallNote:
      'All orders share one time axis. A bar is a phase, a stroke below it a request of the platform (a change is longer). Hatched: the time between an event and the poll that saw it.',
    moreOrders:
      '{count, plural, one {# more order is} other {# more orders are}} not drawn: orders with findings come first, then those that did not become Active, then those with an injected fault, then the slowest.',
    placed: 'placed',
    lanePhases: {
      release: 'waiting for payment or approval',
      retry: 'earlier tries',
      unknown: 'no phase observed',
    },
    ticks: { read: 'read', change: 'change', failed: 'failed request' },
    statuses: {
      ordered: 'service ordered',
      processing: 'service processing',
      active: 'service Active',
      suspended: 'service suspended',
      deleted: 'service deleted',
    },
    job: 'action on the service',
    tries: 'Tries',
    fault: 'fault',
    faults: 'Injected faults',
    findingMark: 'finding',
    noOrder: 'no single order',
    oneOf: 'one of {orders}',
    cut: 'cut out: {span} in which nothing happened',
    cutLegend: 'idle time, cut out',
    lost: 'lost to polling',
    polling:
      'The platform polls every {interval}: half of the orders lose more than {lost} between the event and the poll that sees it. Polling every {half} would halve that.',
    findings: 'Findings',
    inRuns: 'in {count, plural, one {# run} other {# runs}}',
    order: 'Order',
    interrupted: 'Interrupted: some runs did not end or never began, and the report is incomplete.',
    notes: 'Notes',
    notesNote: 'Worth knowing; no rule was broken.',
    responsible: 'Responsible',
    amongExchanges: 'Show it among all exchanges',
    all: 'all',
    reset: 'Show all',
    shownRuns: '{shown} of {count} runs',
    evidence: 'Evidence',
    reproduce: 'Reproduce',
    contract: 'Contract',
    request: 'Request',
    response: 'Response',
    noResponse: 'no response',
    expected: 'expected',
    found: 'found',
    viewer: 'Exchanges',
    viewerNote: 'Every request and response of this run.',
    noScript: 'The list of all exchanges needs scripts; those that prove findings stand above.',
    filter: 'Filter',
    filterHint: 'path, status or order',
    open: 'Show the exchanges',
    moment: 'Moment',
    environment: 'Environment',
    overhead: 'Cost of the harness',
    overheadNote: 'Wall time for each exchange, on a virtual clock: simulation, checks and report together.',
    version: 'Version',
    date: 'Date',
    actions: 'Actions',
    action: 'Action',
    outcome: 'Outcome',
    reason: 'Reason',
    moreActions:
      '{count, plural, one {# more action is} other {# more actions are}} not listed; those that were not done come first.',
    command: 'Command',
    target: 'Target',
    host: 'Host',
    baseline: 'Against the baseline',
    chaos: 'Chaos matrix',
  },
  ru: {
    title: 'Отчёт vmmanager-harness',
    skip: 'К результатам',
    overview: 'Обзор',
    runs: 'Прогоны',
    platform: 'Платформа',
    dialect: 'Диалект',
    scenario: 'Сценарий',
    verdict: 'Вердикт',
    orders: 'Заказы',
    exchanges: 'Обмены',
    rules: 'Правила',
    rule: 'Правило',
    promise: 'Что оно говорит',
    broken: 'Нарушено в',
    held: 'соблюдено {count, plural, one {# раз} few {# раза} many {# раз} other {# раза}}',
    partlySeen: 'наблюдаемо частично',
    coverage: 'Покрытие контракта',
    operation: 'Операция',
    calls: 'Вызовы',
    answers: 'Ответы',
    departures: 'Нарушения контракта',
    timing: 'Время',
    timingNote:
      'Перцентили — длительности, которые были на самом деле (ближайший ранг). Виртуальное и настоящее время не смешиваются в одной таблице.',
    confidence:
      'Диапазон — где лежит перцентиль всех заказов с достоверностью 95 %; открыт, когда заказов слишком мало.',
    histogram: 'Как распределены длительности',
    cumulative: 'Доля заказов, которым хватило этого времени',
    waterfall: 'Заказы',
    waterfallNote:
      'У всех заказов одна ось времени. Полоса — фаза, чёрточка под ней — запрос платформы (изменение длиннее). Штриховка — время от события до момента, когда платформа его увидела.',
    moreOrders:
      'Не показано ещё {count, plural, one {# заказ} few {# заказа} many {# заказов} other {# заказа}}: сначала идут заказы с нарушениями, затем не ставшие активными, затем затронутые сбоями, затем самые долгие.',
    placed: 'размещён',
    lanePhases: {
      release: 'ожидание оплаты или согласования',
      retry: 'прежние попытки',
      unknown: 'фаза не наблюдалась',
    },
    ticks: { read: 'чтение', change: 'изменение', failed: 'неудачный запрос' },
    statuses: {
      ordered: 'услуга заказана',
      processing: 'услуга обрабатывается',
      active: 'услуга активна',
      suspended: 'услуга приостановлена',
      deleted: 'услуга удалена',
    },
    job: 'действие с услугой',
    tries: 'Попытки',
    fault: 'сбой',
    faults: 'Внесённые сбои',
    findingMark: 'нарушение',
    noOrder: 'не один заказ',
    oneOf: 'один из: {orders}',
    cut: 'вырезано {span}: ничего не происходило',
    cutLegend: 'простой, вырезан',
    lost: 'потеряно на опрос',
    polling:
      'Платформа опрашивает VMmanager раз в {interval}: половина заказов теряет больше {lost} между событием и опросом, который его увидел. При опросе раз в {half} потери вдвое меньше.',
    findings: 'Нарушения',
    inRuns: 'в {count, plural, one {# прогоне} other {# прогонах}}',
    order: 'Заказ',
    interrupted: 'Работа прервана: часть прогонов не закончена или не начата, и отчёт неполон.',
    notes: 'Замечания',
    notesNote: 'Полезно знать; ни одно правило не нарушено.',
    responsible: 'Ответственный',
    amongExchanges: 'Показать среди всех обменов',
    all: 'все',
    reset: 'Показать все',
    shownRuns: 'Прогонов: {shown} из {count}',
    evidence: 'Доказательства',
    reproduce: 'Воспроизвести',
    contract: 'Контракт',
    request: 'Запрос',
    response: 'Ответ',
    noResponse: 'ответа нет',
    expected: 'ожидалось',
    found: 'получено',
    viewer: 'Обмены',
    viewerNote: 'Все запросы и ответы этого прогона.',
    noScript: 'Список всех обменов требует скриптов; те, что доказывают нарушения, показаны выше.',
    filter: 'Фильтр',
    filterHint: 'путь, статус или заказ',
    open: 'Показать обмены',
    moment: 'Момент',
    environment: 'Окружение',
    overhead: 'Цена инструмента',
    overheadNote: 'Настоящее время на один обмен при виртуальных часах: симуляция, проверки и отчёт вместе.',
    version: 'Версия',
    date: 'Дата',
    actions: 'Действия',
    action: 'Действие',
    outcome: 'Итог',
    reason: 'Причина',
    moreActions:
      'Не показано ещё {count, plural, one {# действие} few {# действия} many {# действий} other {# действия}}; сначала идут невыполненные.',
    command: 'Команда',
    target: 'Стенд',
    host: 'Компьютер',
    baseline: 'Сравнение с базовым отчётом',
    chaos: 'Матрица хаоса',
  },
}
