import type * as english from '../en/survey.ts'

export const survey: typeof english.survey = {
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
  verdicts: {
    ready: '{target} готов: хорошо {ok}, внимание {warn}',
    'not-ready': '{target} не готов: плохо {bad}, внимание {warn}',
    unreachable: '{target} недоступен',
  },
}

/** What is seen, and what to do where it is worth a thought. */
export const surveyFindings: typeof english.surveyFindings = {
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
}
