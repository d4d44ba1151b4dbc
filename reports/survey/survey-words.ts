import type { SurveyTopic } from '../../scenarios/targets/real/survey/survey-finding.ts'
import type { Language } from '../messages/messages.ts'

/** Which of the ways to be fine, or nearly so, a topic can be told in. */
export type SurveyKey =
  | 'reach/answers'
  | 'trust/trusted'
  | 'trust/any'
  | 'trust/plain'
  | 'clock/right'
  | 'clock/skewed'
  | 'clock/untold'
  | 'login/done'
  | 'login/other-dialect'
  | 'role/administrator'
  | 'version/told'
  | 'version/untold'
  | 'cluster/found'
  | 'os/found'
  | 'os/of-tariffs'
  | 'os/missing'
  | 'preset/found'
  | 'preset/of-tariffs'
  | 'preset/missing'
  | 'pool/found'
  | 'pool/tight'
  | 'budget/free'
  | 'budget/leftovers'

/** The words about a target in one language. */
interface SurveyWords {
  readonly topics: Readonly<Record<SurveyTopic, string>>
  readonly states: Readonly<Record<'ok' | 'warn' | 'bad', string>>
  /** What is seen, and what to do where it is worth a thought. */
  readonly findings: Readonly<Record<SurveyKey, readonly [seen: string, remedy?: string]>>
  readonly verdicts: Readonly<Record<'ready' | 'not-ready' | 'unreachable', string>>
}

const en: SurveyWords = {
  topics: {
    reach: 'reach',
    trust: 'TLS',
    clock: 'clock',
    login: 'login',
    role: 'role',
    version: 'version',
    cluster: 'cluster',
    os: 'system',
    preset: 'preset',
    pool: 'pool',
    budget: 'budget',
  },
  states: { ok: 'ok', warn: 'warn', bad: 'bad' },
  findings: {
    'reach/answers': ['{url} answers as VMmanager does'],
    'trust/trusted': ['the certificate is trusted'],
    'trust/any': [
      'any certificate is taken',
      'Name the authority by `ca: FILE` where others can reach the network.',
    ],
    'trust/plain': ['the password travels in the clear', 'Use https.'],
    'clock/right': ['both clocks agree'],
    'clock/skewed': ['the clocks are {seconds} s apart', 'Set both clocks by NTP.'],
    'clock/untold': ['it does not tell its time', 'Let the proxy before it pass the header Date on.'],
    'login/done': ['{email} is logged in'],
    'login/other-dialect': [
      'a login is answered with {seen}, dialect {dialect} expects {expected}',
      'Choose the `dialect` of its release; `vmharness contract` lists them.',
    ],
    'role/administrator': ['the account is an administrator'],
    'version/told': ['release {version}, judged by dialect {dialect}'],
    'version/untold': ['it does not tell its release; judged by dialect {dialect}', 'Set `dialect` by hand.'],
    'cluster/found': ['machines are made in cluster {name}'],
    'os/found': ['machines are installed with {name}'],
    'os/of-tariffs': ['it has the systems that the tariffs name'],
    'os/missing': [
      'the cluster lacks systems that tariffs name: {names}',
      'Set `os` to one that it has, or scenarios that need them are skipped.',
    ],
    'preset/found': ['machines have the sizes of {name}, {ramMib} MiB of memory'],
    'preset/of-tariffs': ['it has the presets that the tariffs name'],
    'preset/missing': [
      'it lacks presets that tariffs name: {names}',
      'Set `preset` to one that it has, or scenarios of Clouden that need them are skipped.',
    ],
    'pool/found': ['{free, plural, one {# free address} other {# free addresses}} in {pool}'],
    'pool/tight': [
      '{free, plural, one {# free address} other {# free addresses}} in {pool}, fewer than the {vms, plural, one {# machine} other {# machines}} of the budget',
      'Free addresses or lower `budget.vms`.',
    ],
    'budget/free': [
      'a run makes up to {vms, plural, one {# machine} other {# machines}} with {ramMib} MiB of memory in all, named {prefix}-*, owned by accounts {prefix}+*@example.test, and removes them',
    ],
    'budget/leftovers': [
      'earlier runs have left {leftovers, plural, one {# machine} other {# machines}} in the ledger, which count against the {vms} of the budget',
      'Run `vmharness cleanup --target {target}`.',
    ],
  },
  verdicts: {
    ready: '{target} is ready: {ok} ok, {warn} to think about',
    'not-ready': '{target} is not ready: {bad} bad, {warn} to think about',
    unreachable: '{target} cannot be reached',
  },
}

const ru: SurveyWords = {
  topics: {
    reach: 'связь',
    trust: 'TLS',
    clock: 'часы',
    login: 'вход',
    role: 'роль',
    version: 'версия',
    cluster: 'кластер',
    os: 'система',
    preset: 'конфигурация',
    pool: 'пул',
    budget: 'бюджет',
  },
  states: { ok: 'хорошо', warn: 'внимание', bad: 'плохо' },
  findings: {
    'reach/answers': ['{url} отвечает как VMmanager'],
    'trust/trusted': ['сертификату можно доверять'],
    'trust/any': ['принимается любой сертификат', 'Укажите центр в `ca: FILE`, если сеть доступна другим.'],
    'trust/plain': ['пароль передаётся открыто', 'Используйте https.'],
    'clock/right': ['часы совпадают'],
    'clock/skewed': ['часы расходятся на {seconds} с', 'Настройте NTP с обеих сторон.'],
    'clock/untold': ['время не сообщается', 'Пусть прокси передаёт заголовок Date.'],
    'login/done': ['вход выполнен: {email}'],
    'login/other-dialect': [
      'на вход отвечают кодом {seen}, диалект {dialect} ждёт {expected}',
      'Выберите `dialect` своего выпуска; список даёт `vmharness contract`.',
    ],
    'role/administrator': ['учётная запись администратора'],
    'version/told': ['выпуск {version}, проверка по диалекту {dialect}'],
    'version/untold': ['выпуск не сообщается; проверка по диалекту {dialect}', 'Укажите `dialect` вручную.'],
    'cluster/found': ['ВМ создаются в кластере {name}'],
    'os/found': ['на ВМ ставится {name}'],
    'os/of-tariffs': ['есть системы, названные в тарифах'],
    'os/missing': [
      'в кластере нет систем из тарифов: {names}',
      'Укажите в `os` имеющуюся, иначе сценарии с ними пропускаются.',
    ],
    'preset/found': ['размеры ВМ по {name}, память {ramMib} МиБ'],
    'preset/of-tariffs': ['есть конфигурации, названные в тарифах'],
    'preset/missing': [
      'нет конфигураций из тарифов: {names}',
      'Укажите в `preset` имеющуюся, иначе сценарии Clouden с ними пропускаются.',
    ],
    'pool/found': ['свободных адресов в {pool}: {free}'],
    'pool/tight': [
      'свободных адресов в {pool}: {free}, меньше, чем ВМ в бюджете ({vms})',
      'Освободите адреса или уменьшите `budget.vms`.',
    ],
    'budget/free': [
      'прогон создаёт не больше ВМ: {vms}, памяти всего: {ramMib} МиБ, с именами {prefix}-…, у учётных записей {prefix}+…@example.test, и удаляет их',
    ],
    'budget/leftovers': [
      'в журнале от прежних прогонов осталось ВМ: {leftovers}; они занимают бюджет ({vms})',
      'Выполните `vmharness cleanup --target {target}`.',
    ],
  },
  verdicts: {
    ready: '{target} готов: хорошо {ok}, внимание {warn}',
    'not-ready': '{target} не готов: плохо {bad}, внимание {warn}',
    unreachable: '{target} недоступен',
  },
}

export const surveyWords: Readonly<Record<Language, SurveyWords>> = { en, ru }
