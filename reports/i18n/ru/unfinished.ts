import type * as english from '../en/unfinished.ts'

/** Why a run was skipped or did not come to its end, and what to do where something can be done. */
export const whyNotRun: typeof english.whyNotRun = {
  'other-platform': {
    reason: 'сценарий только для {only}',
    remedy: 'запустите его с --platform {platform}',
  },
  'simulated-only': {
    reason: 'в настоящем VMmanager нельзя устроить то, что задаёт сценарий: {parts}',
    remedy: 'запустите его с --target simulated или возьмите сценарий без этого',
  },
  'not-observable': {
    reason: 'в настоящем VMmanager не видно того, чего ждёт сценарий: {rules}',
    remedy: 'запустите его с --target simulated или задайте для стенда `observerInterval`',
  },
  'one-preset': {
    reason: 'в сценарии несколько тарифов, а у стенда указан один пресет, {preset}',
    remedy: 'уберите у стенда `preset`',
  },
  'one-os': {
    reason: 'в сценарии несколько операционных систем, а у стенда указана одна, {os}',
    remedy: 'уберите у стенда `os`',
  },
  'no-os': {
    reason: 'в кластере {cluster} нет операционной системы {os}',
    remedy: 'добавьте её в VMmanager или назовите в `os` стенда ту, что там есть',
  },
  'no-preset': {
    reason: 'пресета {preset} нет',
    remedy: 'создайте его в VMmanager или назовите в `preset` стенда тот, что там есть',
  },
  'vms-over-budget': {
    reason: 'сценарий создаёт {vms} ВМ, а в бюджете {most}',
    remedy: 'увеличьте `budget.vms` стенда',
  },
  'vms-over-left': {
    reason: 'сценарий создаёт {vms} ВМ, а в бюджете осталось {most}: остальное занято прежними запусками',
    remedy: 'удалите оставшееся (`vmharness cleanup --target {target}`) или увеличьте `budget.vms` стенда',
  },
  'ram-over-budget': {
    reason: 'ВМ сценария занимают {ramMib} МиБ, а в бюджете {most}',
    remedy: 'увеличьте `budget.ramMib` стенда или назовите пресет меньше',
  },
  'ram-over-left': {
    reason:
      'ВМ сценария занимают {ramMib} МиБ, а в бюджете осталось {most}: остальное занято прежними запусками',
    remedy: 'удалите оставшееся (`vmharness cleanup --target {target}`) или увеличьте `budget.ramMib` стенда',
  },
  'cut-short': { reason: 'прогон прерван' },
  'not-begun': { reason: 'прервано до начала прогона' },
  'shard-missing': {
    reason: 'отчёта части {index} из {of} нет, а с ним и её прогонов',
    remedy: 'повторите запуск с --shard={index}/{of} и объедините все отчёты снова',
  },
}

/** What was not seen, and what would make the run conclusive. */
export const unproven: typeof english.unproven = {
  gap: {
    missing: 'В трассе пропуск: не хватает {lost, plural, one {# события} other {# событий}} ({where})',
    remedy: 'запишите трафик ещё раз так, чтобы его можно было прочитать и записать целиком',
  },
  'log-only': {
    missing: 'В журнале есть вызовы, но нет ответов на них: не видно, чем закончились заказы',
    remedy: 'запишите сам трафик: `vmharness record`',
  },
  'nothing-changed': {
    missing: 'Ни один запрос в записи ничего не меняет в VMmanager',
    remedy:
      'запишите заказ целиком: от запроса на создание ВМ до момента, когда платформа прочитала, что ОС установлена',
  },
  'outcome-unknown': {
    missing: 'На {request} ({machine}) ответа нет, и более поздние запросы не показывают, выполнен ли он',
    remedy: 'продолжайте запись, пока платформа или вы не прочитаете список ВМ',
  },
  'not-followed': {
    missing: 'Создание ВМ {host} принято, но более поздние запросы не показывают, чем оно закончилось',
    remedy: 'продолжайте запись, пока платформа не прочитает, что задача завершена',
  },
  'objective-open': {
    missing:
      '{percentile} фазы «{phase}»: {actualMs}, норматив — не больше {limitMs}; {count, plural, one {# заказа} other {# заказов}} мало для вывода',
    remedy: 'выполните не меньше {needed, plural, one {# заказа} other {# заказов}}',
  },
}
