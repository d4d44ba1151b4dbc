import type { ProviderState, ProviderStateName } from '../contracts/pacts/provider-states.ts'

const machine = {
  host: 'id ВМ',
  name: 'её имя',
  disk: 'id её основного диска',
  address: 'id её первого IPv4-адреса',
  task: 'consul id задачи, которая её создала',
} as const

/** The provider states in Russian; their names are those of pacts. */
export const providerStatesRu: Readonly<Record<ProviderStateName, ProviderState>> = {
  'an administrator may log in': {
    means: 'Учётная запись, под которой работает сам инструмент.',
    gives: { email: 'e-mail администратора', password: 'пароль администратора' },
  },
  'an administrator has an account': {
    means: 'Учётная запись, под которой работает сам инструмент, есть в списке.',
    gives: { email: 'e-mail администратора' },
  },
  'the session is over': {
    means: 'Токен запроса не открывает сессию: он остаётся таким, как в пакте.',
    gives: {},
  },
  'machines can be made': {
    means: 'Есть кластеры, операционные системы, конфигурации и пулы IP-адресов.',
    takes: {
      os: 'имя операционной системы, `<репозиторий>__<шаблон>`; по умолчанию первая',
      preset: 'имя конфигурации; по умолчанию первая',
    },
    gives: { cluster: 'id кластера', os: 'id операционной системы', preset: 'id конфигурации' },
  },
  'a recipe can be run': {
    means: 'Есть скрипт для новых ВМ.',
    gives: { recipe: 'id скрипта' },
    onlySimulated: 'скрипт увидели бы все',
  },
  'no account has the e-mail': {
    means: 'Учётной записи с этим e-mail нет.',
    gives: { email: 'свободный e-mail' },
  },
  'a client has an account': {
    means: 'Учётная запись с ролью `@user`.',
    gives: { email: 'e-mail клиента', account: 'id учётной записи' },
  },
  'a client may have virtual networks': {
    means: 'Клиент с учётной записью, которой разрешены две виртуальные сети.',
    gives: { email: 'e-mail клиента', account: 'id учётной записи' },
  },
  'no machine has the name': {
    means: 'ВМ с таким именем нет.',
    gives: { name: 'свободное имя' },
  },
  'a machine runs': {
    means: 'ВМ с операционной системой и одним IPv4-адресом, с которой сейчас ничего не делают.',
    gives: machine,
  },
  'a machine is stopped': {
    means: 'Остановленная ВМ с операционной системой, с которой сейчас ничего не делают.',
    gives: machine,
  },
  'a machine is gone': {
    means: 'Удалённая ВМ.',
    gives: { host: 'её прежний id', name: 'её прежнее имя', task: 'consul id задачи, которая её удалила' },
  },
  'a task is complete': {
    means: 'Задача ВМ успешно завершена.',
    takes: { name: 'её имя: host_create, host_delete, host_start, host_stop, host_change_params, …' },
    gives: { task: 'её consul id' },
  },
  'two tasks are complete': {
    means: 'Две задачи одной ВМ успешно завершены.',
    gives: { first: 'consul id первой', second: 'consul id второй' },
  },
  'the creation of a machine goes on': {
    means: 'ВМ запрошена, но ещё не создана.',
    gives: { host: machine.host, name: machine.name, task: 'consul id задачи, которая её создаёт' },
  },
  'the creation of a machine has failed': {
    means: 'ВМ запрошена, но установить на неё операционную систему не удалось.',
    gives: { host: machine.host, name: machine.name, task: 'consul id неудавшейся задачи' },
    onlySimulated: 'создание не может не удаться по требованию',
  },
  'an address has the reverse name': {
    means: 'У первого адреса ВМ есть PTR-запись.',
    takes: { domain: 'имя в ней' },
    gives: { host: machine.host, address: machine.address },
  },
}
