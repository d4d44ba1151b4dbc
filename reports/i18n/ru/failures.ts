import type * as english from '../en/failures.ts'

/** What failed, and what to do. */
export const failures: typeof english.failures = {
  VMH_USAGE: { what: 'Неверный вызов: {problem}', remedy: 'Смотрите {help}.' },
  VMH_INPUT_MISSING: {
    what: 'Не удаётся прочитать {path}: {problem}',
    remedy: 'Проверьте путь и права на чтение файла.',
  },
  VMH_INPUT_TOO_LARGE: {
    what: 'В файле {path} {size} байт, а читается не больше {most}',
    remedy: 'Дайте файл меньше: разделите сценарий или записывайте меньше в одну трассу.',
  },
  VMH_NO_SCENARIOS: {
    what: 'В {path} нет файлов сценариев (*.yaml, *.yml, *.ts)',
    remedy: 'Укажите файл сценария или папку с ними; без пути выполняется встроенный каталог.',
  },
  VMH_YAML_SYNTAX: { what: 'Это не YAML: {problem}', remedy: 'Исправьте файл в указанном месте.' },
  VMH_SCENARIO_INVALID: {
    what: 'Сценарий неверен: {problem}',
    remedy: 'Исправьте файл в указанном месте; все ключи перечислены в docs/ru/scenario-language.md.',
  },
  VMH_FIXTURE_INVALID: {
    what: 'Описание мира использовать нельзя: {problem}',
    remedy:
      'Исправьте его; пример — `simulators/world-fixtures/small.yaml`, а схема рядом называет все ключи.',
  },
  VMH_PROFILE_INVALID: {
    what: 'Профиль использовать нельзя: {problem}',
    remedy: 'Исправьте файл в указанном месте или создайте его заново; ключи описаны в docs/ru/calibrate.md.',
  },
  VMH_NOTHING_MEASURED: {
    what: 'В {files} нечего измерить: {problem}',
    remedy:
      'Записывайте дольше или дайте сразу несколько трасс; что говорит трасса, описано в docs/ru/calibrate.md.',
  },
  VMH_NOTHING_RECORDED: {
    what: 'В {path} ничего не записано: там нет ни одного вызова VMmanager, и доказать этим нечего',
    remedy:
      'Направьте клиента на адрес, который называет `vmharness record`, дайте ему поработать и запишите снова.',
  },
  VMH_NO_MACHINE: {
    what: 'У заказа {order} ещё нет ВМ, с которой кто-то извне мог бы выполнить `{does}`',
    remedy:
      'Дождитесь в сценарии (`wait`), пока у заказа появится ВМ, и проверьте, появляется ли она вообще.',
  },
  VMH_ORDER_UNKNOWN: {
    what: 'Шаг называет заказ {order}, а заказа с таким именем до него не было',
    remedy: 'Исправьте имя или сначала разместите заказ; имя заказу даёт `as`.',
  },
  VMH_MODULE_FAILED: {
    what: 'Модуль не загружается: {problem}',
    remedy:
      'Исправьте его в указанном месте; сценарий на TypeScript экспортирует себя по умолчанию и больше ничего не делает.',
  },
  VMH_CAPTURE_UNKNOWN: {
    what: 'Поле {field} заказа {order} ещё неизвестно, когда оно нужно шагу',
    remedy: 'Добавьте шаг `wait`, чтобы заказ дошёл до этого места, и проверьте, доходит ли он до него.',
  },
  VMH_TRACE_FOREIGN: {
    what: 'Это не трасса vmharness: {problem}',
    remedy: 'Дайте файл *.ndjson, который записал `vmharness run --out DIR` или `vmharness record`.',
  },
  VMH_TRACE_TRUNCATED: {
    what: 'Трасса обрывается: {problem}',
    remedy: 'Выполните сценарий снова; оборванная трасса ничего не доказывает о своём конце.',
  },
  VMH_TRACE_FULL: {
    what: 'Трасса достигла предела событий: {limit}',
    remedy: 'Разделите сценарий: меньше заказов в одном прогоне или меньше settleWithin.',
  },
  VMH_REPORT_FOREIGN: {
    what: 'Это не отчёт vmharness в JSON: {problem}',
    remedy: 'Дайте report.json, который записал `vmharness run --out`, или файл из `--report json=PATH`.',
  },
  VMH_BASELINE_UNRELATED: {
    what: 'Сравнивать нечего: у отчётов нет ни одного общего прогона: {problem}',
    remedy:
      'Сравнивайте прогоны одних и тех же сценариев на том же стенде, в том же диалекте и с теми же часами.',
  },
  VMH_REPORT_TWICE: {
    what: 'В {path} записались бы два отчёта: {formats}',
    remedy: 'Дайте каждому отчёту свой путь; `--out` уже записывает report.json и junit.xml.',
  },
  VMH_SHARDS_INCOMPLETE: {
    what: 'Эти отчёты — не части одного целого: {problem}',
    remedy: 'Дайте отчёт JSON каждой части одного прогона один раз.',
  },
  VMH_DIALECT_UNKNOWN: { what: 'Диалекта {name} нет', remedy: 'Выберите один из: {known}.' },
  VMH_PORT_IN_USE: {
    what: 'Порт {port} на {host} занят',
    remedy: 'Выберите другой в --port (у `record` — в --listen) или 0: тогда подойдёт любой свободный.',
  },
  VMH_CANNOT_LISTEN: {
    what: 'Нельзя слушать порт {port} на {host}: {problem}',
    remedy: 'Выберите адрес этой машины, например 127.0.0.1 или 0.0.0.0, и порт не меньше 1024.',
  },
  VMH_TLS_UNUSABLE: {
    what: 'С этими сертификатом и ключом HTTPS не работает: {problem}',
    remedy:
      'Дайте оба файлами PEM, подходящими друг к другу, или один `--tls`: сертификат будет сделан при запуске.',
  },
  VMH_OUTPUT_UNWRITABLE: {
    what: 'Не удаётся записать {path}: {problem}',
    remedy: 'Выберите место, которое существует и доступно для записи.',
  },
  VMH_RECORDING_GAP: {
    what: 'Запись {path} неполна, недостающих событий: {lost}; {problem}',
    remedy:
      'Сам трафик прошёл без потерь. Освободите место на диске или проверьте названные выше запросы и запишите снова: для такой записи `vmharness check` скажет «не определено», код выхода 1.',
  },
  VMH_OUTPUT_EXISTS: {
    what: 'Файл {path} уже есть',
    remedy: 'Выберите другое имя: то, что уже есть, не перезаписывается.',
  },
  VMH_OUTPUT_IN_USE: {
    what: 'В {path} пишет другой запуск (процесс {pid})',
    remedy: 'Дайте каждому запуску свою папку в --out или дождитесь конца другого.',
  },
  VMH_CONFIG_INVALID: {
    what: 'Конфигурация неверна: {problem}',
    remedy:
      'Исправьте файл в указанном месте; все ключи перечислены в docs/ru/configuration.md, стенды описаны в docs/ru/real-targets.md.',
  },
  VMH_CONFIG_MISSING: {
    what: 'Стенда {name} нет: настоящие стенды описаны в {file}, а этого файла здесь нет',
    remedy:
      'Напишите {file}, как показано в docs/ru/real-targets.md, или назовите другой файл в --config; `run` принимает и simulated, и simulated-http.',
  },
  VMH_TARGET_UNKNOWN: {
    what: 'Стенда {name} нет в {file}',
    remedy:
      'Выберите один из описанных там ({known}) или опишите этот, как показано в docs/ru/real-targets.md; `run` принимает и simulated, и simulated-http.',
  },
  VMH_SECRET_MISSING: {
    what: 'Пароля стенда {target} нет: {place}',
    remedy: 'Положите его туда и запустите снова.',
  },
  VMH_TARGET_UNREACHABLE: {
    what: 'Адрес {url} недоступен: {problem}',
    remedy: 'Проверьте `url` стенда, сеть и межсетевой экран на пути.',
  },
  VMH_TARGET_UNTRUSTED: {
    what: 'Сертификату {url} нельзя доверять: {problem}',
    remedy:
      'Обновите его, назовите его центр в `ca: FILE` или напишите `insecure: true`, если стенд находится в закрытой сети.',
  },
  VMH_TARGET_FOREIGN: {
    what: 'По адресу {url} отвечает не VMmanager: {problem}',
    remedy: 'Проверьте, что `url` ведёт на сам VMmanager, а не на прокси с собственными страницами.',
  },
  VMH_TARGET_REDIRECTS: {
    what: 'Адрес {url} перенаправляет: {problem}',
    remedy: 'Напишите в `url` адрес, по которому отвечает сам API.',
  },
  VMH_TARGET_DIALECT: {
    what: 'У VMmanager по адресу {url} нет {missing}, через который входит диалект {dialect}, но есть {found}',
    remedy: 'Скорее всего, неверен диалект: укажите в `dialect` стенда {known}.',
  },
  VMH_TARGET_IN_USE: {
    what: 'Стенд {target} занят: процесс {pid} на {host} что-то на нём создаёт или удаляет',
    remedy: 'Дождитесь его завершения или завершите его; завершённый процесс ничего не держит.',
  },
  VMH_LOGIN_REFUSED: {
    what: 'VMmanager по адресу {url} не принимает вход {email}: {problem}',
    remedy: 'Проверьте `email` и `password` стенда.',
  },
  VMH_ROLE_TOO_LOW: {
    what: 'У учётной записи {email} роль {roles}, а нужна @admin',
    remedy: 'Возьмите учётную запись администратора, как делает BILLmanager.',
  },
  VMH_TARGET_LACKS: {
    what: 'В VMmanager по адресу {url} нет {kind} {name}',
    remedy: 'Выберите из того, что там есть: {known}.',
  },
  VMH_POOL_EMPTY: {
    what: 'В пуле {pool} слишком мало свободных адресов: {free}, а `budget.vms` равен {vms}',
    remedy: 'Освободите адреса, выберите другой `pool` или уменьшите `budget.vms`.',
  },
  VMH_CLOCK_SKEW: {
    what: 'Часы {url} расходятся с местными на {seconds} с',
    remedy: 'Настройте те и другие часы по NTP: сессии и измерения несут даты.',
  },
  VMH_CALL_KEPT_BACK: {
    what: 'Защита не пропустила {call} к стенду {target}: {why}',
    remedy:
      'На настоящем стенде можно менять только то, что создал сам vmharness, и в пределах бюджета; смотрите docs/ru/real-targets.md.',
  },
  VMH_LEFT_BEHIND: {
    what: 'На стенде {target} ещё осталось: {left}',
    remedy:
      'Выполните `vmharness cleanup --target {target}`; что создано прогонами, записано в журнале {ledger}.',
  },
  VMH_DESCRIPTION_FOREIGN: {
    what: 'Это не описание API, которое можно прочитать: {path}: {problem}',
    remedy: 'Дайте файл или адрес OpenAPI 3 или Swagger 2 в JSON или YAML.',
  },
  VMH_PACKAGE_MISSING: {
    what: 'Нужен пакет {name}, а он не установлен',
    remedy: 'Выполните `npm install --save-dev {name}@{version}`.',
  },
  VMH_PACT_UNREADABLE: {
    what: 'Это не пакт, который можно проверить: {path}: {problem}',
    remedy: 'Дайте файл пакта (JSON) по спецификации 2, 3 или 4.',
  },
  VMH_PACT_FAILED: {
    what: 'Pact не смог провести проверку: {problem}',
    remedy: 'Посмотрите, что он говорит с --verbose; проверьте адрес и доступ к Pact Broker.',
  },
  VMH_INTERNAL: {
    what: 'Ошибка в самом vmharness: {problem}',
    remedy: 'Сообщите об этом, приложив команду, которую вы запускали.',
  },
}
