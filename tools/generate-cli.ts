import { main } from '../cli/main.ts'
import type { Language } from '../reports/i18n/messages.ts'
import { page } from './page.ts'

const texts = {
  en: {
    title: 'The command line',
    lead: `Every command with its options, as \`--help\` prints them. stdout carries what programs read, stderr what people read. Exit
codes: 0 nothing is broken; 1 the system under test is broken; 2 wrong use or unreadable input; 3 the environment failed;
130 interrupted.`,
  },
  ru: {
    title: 'Командная строка',
    lead: `Все команды с параметрами, как их выводит \`--help\` (справка — на английском языке). В stdout попадает то, что читают программы,
в stderr — то, что читают люди. Коды выхода: 0 — ничего не нарушено; 1 — проверяемая система неисправна; 2 — неверный вызов или
данные, которые нельзя прочитать; 3 — подвело окружение; 130 — прервано.`,
  },
} as const

/** What each command is for, in Russian; in English its help says it. */
const purposesRu: Readonly<Record<string, string>> = {
  run: 'Выполняет сценарии — готовые или ваши, — проверяет их и записывает отчёты.',
  simulate: 'Запускает симулятор VMmanager, к которому подключается ваш клиент.',
  report: 'Работает с готовыми отчётами: объединяет, выводит в другом формате, сравнивает.',
  'report merge': 'Объединяет отчёты частей в один, каким его составила бы одна машина.',
  'report render': 'Выводит готовый результат в другом формате.',
  'report compare': 'Сравнивает отчёт с базовым.',
  check: 'Проверяет трассы, HTTP-архивы и журналы.',
  list: 'Перечисляет сценарии.',
  chaos: 'Выполняет каждый шаг жизни услуги при каждом сбое и строит тепловую карту.',
  selftest: 'Включает известные дефекты по одному и показывает, какие из них замечают сценарии.',
  verify: 'Проверяет VMmanager по пактам обеих платформ или по вашим.',
  explain: 'Объясняет правило, сбой, дефект или ошибку и показывает, как их воспроизвести.',
  doctor: 'Проверяет, можно ли запускать прогоны на настоящем стенде и что они там создадут.',
  drift: 'Сравнивает настоящий стенд с контрактом: что отличается и кому это мешает.',
  calibrate: 'Подбирает по записанному трафику профиль длительностей и задержек.',
  cleanup: 'Удаляет со стендов то, что оставили прогоны, — только по журналу.',
  record: 'Записывает трафик между платформой и VMmanager без секретов.',
  replay: 'Отправляет записанные запросы снова и сравнивает ответы.',
  reproduce: 'Строит наименьший сценарий, который показывает то же, что трасса.',
  init: 'Создаёт начальный проект с пояснениями.',
  contract: 'Показывает, что покрывает контракт API и насколько достоверна каждая часть.',
}

/** The pages about the command line: paths and contents. */
export async function generateCli(): Promise<ReadonlyMap<string, string>> {
  const verbs = await allVerbs()
  const helps = await Promise.all(verbs.map(async (verb) => [verb, await help(...verb.split(' '))] as const))
  const inLanguage = (language: Language): string =>
    page(
      texts[language].title,
      texts[language].lead,
      helps.map(([verb, text]) => section(verb, text, language)),
    )
  return new Map([
    ['docs/cli.md', inLanguage('en')],
    ['docs/ru/cli.md', inLanguage('ru')],
  ])
}

async function allVerbs(): Promise<readonly string[]> {
  const [, listed = ''] = /^Commands:\n([^]*?)\n\n/m.exec(await help()) ?? []
  const verbs = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, verb = '']) => verb)
  const parts = ['merge', 'render', 'compare'].map((part) => `report ${part}`)
  return verbs.flatMap((verb) => (verb === 'report' ? [verb, ...parts] : [verb]))
}

function section(verb: string, text: string, language: Language): string {
  // How many cores this machine has is no news to others.
  const told = text.trim().replaceAll(/(--jobs .*\(default:) \d+\)/g, '$1 as many as there are cores)')
  const block = `\`\`\`text\n${told}\n\`\`\``
  return [`## ${verb}`, ...(language === 'ru' ? [purposeRu(verb)] : []), block].join('\n\n')
}

function purposeRu(verb: string): string {
  const { [verb]: purpose } = purposesRu
  if (purpose === undefined)
    throw new Error(`tools/generate-cli.ts does not say in Russian what ${verb} is for`)
  return purpose
}

async function help(...verbs: readonly string[]): Promise<string> {
  let text = ''
  const stream = { columns: 100, write: (piece: string) => void (text += piece) }
  const nobody = { on: () => {}, off: () => {}, exit: () => {} }
  await main([...verbs, '--help'], { stdout: stream, stderr: stream, env: {}, ...nobody })
  return text
}
