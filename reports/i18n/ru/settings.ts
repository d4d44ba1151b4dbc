import type * as english from '../en/settings.ts'

/** Simulated targets by the value of their option; other targets have names of their own. */
export const targets: typeof english.targets = {
  simulated: 'симулятор',
  'simulated-http': 'симулятор по HTTP',
}

export const clocks: typeof english.clocks = { virtual: 'виртуальные', real: 'настоящие' }

export const phases: typeof english.phases = {
  queue: 'очередь',
  accept: 'приём',
  create: 'создание',
  install: 'ОС',
  network: 'сеть',
  notice: 'опрос',
  activate: 'запуск',
  total: 'итого',
}

export const units: typeof english.units = { ms: 'мс', s: 'с', m: 'м', h: 'ч', decimal: ',' }
