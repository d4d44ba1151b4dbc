import type { MeasureName } from '../../scenarios/calibrate/measures.ts'
import type { LeftOut, NotTold, SpanProfile } from '../../scenarios/profile/profile-file.ts'
import type { Language } from '../messages/messages.ts'
import type { FitVerdict } from '../../scenarios/calibrate/fit-profile.ts'

/** What a profile tells times of. */
export type SpanName = keyof LeftOut

interface Words {
  /** {name}, {orders}, {files}, {dialect} */
  readonly made: string
  /** {name}, {digest}, {orders}, {files}, {dialect} */
  readonly held: string
  /** {failed}, {unended} */
  readonly tasks: string
  readonly spans: Readonly<Record<SpanName, string>>
  readonly measures: Readonly<Record<MeasureName, string>>
  readonly evidence: Readonly<Record<NonNullable<SpanProfile['evidence']>, string>>
  readonly notTold: Readonly<Record<NotTold['why'], string>>
  readonly verdicts: Readonly<Record<FitVerdict, string>>
  /** {fits}, {differs}, {tooFew} */
  readonly last: Readonly<Record<FitVerdict, string>>
  readonly heads: {
    readonly span: string
    readonly measure: string
    readonly samples: string
    readonly evidence: string
    readonly traces: string
    readonly twin: string
    readonly verdict: string
  }
}

/** The words of calibrations. */
export const calibrationWords: Readonly<Record<Language, Words>> = {
  en: {
    made: 'Profile {name}, dialect {dialect}. Files: {files}, orders: {orders}',
    held: 'Profile {name} ({digest}), dialect {dialect}. Held against files: {files}, orders: {orders}',
    tasks:
      'Tasks that failed, left out: {failed}; whose end was not seen, taken to last at least so long: {unended}',
    spans: {
      queued: 'waiting',
      templateCopy: 'template copy',
      disk: 'disk',
      network: 'network',
      osInstall: 'installation',
      delete: 'deletion',
      power: 'start, stop',
      change: 'change',
      transportLatency: 'one way',
      acceptanceLatency: 'acceptance',
    },
    measures: {
      queued: 'creation waits',
      creation: 'creation runs',
      placing: 'until address',
      installing: 'after address',
      reinstall: 'reinstallation',
      network: 'address change',
      disk: 'disk work',
      delete: 'deletion',
      power: 'start, stop',
      change: 'change',
      read: 'read answered',
      call: 'call answered',
    },
    evidence: { observed: 'observed', split: 'split' },
    notTold: {
      'too-few': 'default: too few samples',
      'rare-looks': 'default: looks lie too far apart',
      'too-few-reads': 'default: too few reads to take off',
      'in-next-stage': 'default: part of the next stage',
    },
    verdicts: { fits: 'fits', differs: 'differs', 'too-few': 'too few' },
    last: {
      fits: 'The twin fits. Alike: {fits}, too few samples: {tooFew}',
      differs: 'The twin differs. Different: {differs}, alike: {fits}, too few samples: {tooFew}',
      'too-few': 'Whether the twin fits cannot be said. Too few samples: {tooFew}',
    },
    heads: {
      span: 'what takes time',
      measure: 'how the twin fits',
      samples: 'samples',
      evidence: 'evidence',
      traces: 'traces',
      twin: 'twin',
      verdict: 'verdict',
    },
  },
  ru: {
    made: 'Профиль {name}, диалект {dialect}. Файлов: {files}, заказов: {orders}',
    held: 'Профиль {name} ({digest}), диалект {dialect}. Для сравнения файлов: {files}, заказов: {orders}',
    tasks:
      'Задачи с ошибкой, не учтены: {failed}; без видимого конца, учтены как длящиеся не меньше: {unended}',
    spans: {
      queued: 'ожидание',
      templateCopy: 'копия шаблона',
      disk: 'диск',
      network: 'сеть',
      osInstall: 'установка ОС',
      delete: 'удаление',
      power: 'пуск, останов',
      change: 'изменение',
      transportLatency: 'путь по сети',
      acceptanceLatency: 'приём вызова',
    },
    measures: {
      queued: 'создание ждёт',
      creation: 'создание идёт',
      placing: 'до адреса',
      installing: 'после адреса',
      reinstall: 'переустановка',
      network: 'смена адресов',
      disk: 'работа с диском',
      delete: 'удаление',
      power: 'пуск, останов',
      change: 'изменение',
      read: 'ответ на чтение',
      call: 'ответ на вызов',
    },
    evidence: { observed: 'видно', split: 'доля' },
    notTold: {
      'too-few': 'по умолчанию: мало замеров',
      'rare-looks': 'по умолчанию: опрос слишком редкий',
      'too-few-reads': 'по умолчанию: мало чтений для вычета',
      'in-next-stage': 'по умолчанию: входит в следующий этап',
    },
    verdicts: { fits: 'похоже', differs: 'отличается', 'too-few': 'мало' },
    last: {
      fits: 'Двойник похож. Совпало: {fits}, мало замеров: {tooFew}',
      differs: 'Двойник отличается. Отличий: {differs}, совпало: {fits}, мало замеров: {tooFew}',
      'too-few': 'О сходстве двойника сказать нельзя. Мало замеров: {tooFew}',
    },
    heads: {
      span: 'что занимает время',
      measure: 'похож ли двойник',
      samples: 'замеров',
      evidence: 'основание',
      traces: 'трассы',
      twin: 'двойник',
      verdict: 'вывод',
    },
  },
}
