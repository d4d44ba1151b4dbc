import { cpSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type DefaultTheme, type MarkdownOptions, type MarkdownRenderer } from 'vitepress'
import { docsFolder, englishOnly, inRepository, sidebar, topLinks } from './docs.ts'

const { version, description } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))

/** Files outside docs/ that pages link to; the site has copies of them below files/. */
const linked = new Set<string>()

const markdown: MarkdownOptions = {
  languageAlias: { ndjson: 'json' },
  config(md) {
    // Texts speak of <names>; no page has elements of HTML in its lines.
    md.inline.ruler.disable('html_inline')
    md.core.ruler.push('as-in-the-repository', ({ tokens, env }) => {
      for (const token of tokens.flatMap(({ children }) => children ?? [])) {
        // Braces are those of the text, not of Vue.
        if (token.type === 'code_inline') token.attrSet('v-pre', '')
        if (token.type === 'link_open') leadOutside(token, env.path)
      }
    })
  },
}

/** A link to a file that is not in docs/ leads to its copy. */
function leadOutside(link: Token, page: string): void {
  const href = link.attrGet('href') ?? ''
  if (/^(?:[a-z]+:|#|\/|$)/.test(href)) return
  const file = resolve(dirname(page), href.replace(/#.*/, ''))
  if (file.startsWith(docsFolder)) return
  if (!existsSync(file)) throw new Error(`${page} links to ${href}, which is not there`)
  const path = relative(inRepository('.'), file)
  linked.add(path)
  link.attrSet('href', `/files/${path}`)
  link.attrSet('target', '_self')
}

type Token = Parameters<NonNullable<MarkdownRenderer['renderer']['rules']['link_open']>>[0][number]

const russianSearch: DefaultTheme.LocalSearchOptions['locales'] = {
  ru: {
    translations: {
      button: { buttonText: 'Поиск', buttonAriaLabel: 'Поиск' },
      modal: {
        displayDetails: 'Показать подробности',
        resetButtonTitle: 'Очистить',
        backButtonTitle: 'Закрыть поиск',
        noResultsText: 'Ничего не найдено:',
        footer: { selectText: 'выбрать', navigateText: 'перейти', closeText: 'закрыть' },
      },
    },
  },
}

export default defineConfig({
  srcDir: docsFolder,
  outDir: join(inRepository('site'), 'dist'),
  rewrites: { 'README.md': 'index.md', 'ru/README.md': 'ru/index.md' },
  title: 'vmmanager-harness',
  description,
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown,
  vite: {
    plugins: [
      {
        name: 'vue-of-the-site',
        enforce: 'pre',
        // The pages lie outside of this folder, and what they are compiled to imports Vue.
        resolveId(source, importer, options) {
          if (!/^vue(?:\/|$)/.test(source)) return null
          if (options.ssr === true) return { id: source, external: true }
          if (importer?.startsWith(docsFolder) !== true) return null
          return this.resolve(source, fileURLToPath(import.meta.url), { ...options, skipSelf: true })
        },
      },
    ],
  },
  themeConfig: {
    siteTitle: `vmmanager-harness <small>${version}</small>`,
    search: { provider: 'local', options: { locales: russianSearch } },
    outline: { level: [2, 3] },
    englishOnly,
  } as DefaultTheme.Config,
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: { nav: [...topLinks('en')], sidebar: [...sidebar('en')] as DefaultTheme.SidebarItem[] },
    },
    ru: {
      label: 'Русский',
      lang: 'ru',
      description: 'Проверка и моделирование интеграции BILLmanager и Clouden с VMmanager 6',
      themeConfig: {
        nav: [...topLinks('ru')],
        sidebar: [...sidebar('ru')] as DefaultTheme.SidebarItem[],
        outline: { level: [2, 3], label: 'На этой странице' },
        docFooter: { prev: 'Назад', next: 'Далее' },
        sidebarMenuLabel: 'Разделы',
        returnToTopLabel: 'Наверх',
        darkModeSwitchLabel: 'Тема',
        lightModeSwitchTitle: 'Светлая тема',
        darkModeSwitchTitle: 'Тёмная тема',
        langMenuLabel: 'Язык',
        skipToContentLabel: 'Перейти к содержанию',
        notFound: {
          title: 'Страница не найдена',
          quote: 'Такой страницы здесь нет.',
          linkText: 'На главную',
          linkLabel: 'На главную',
        },
      },
    },
  },
  buildEnd({ outDir }) {
    for (const path of linked) cpSync(inRepository(path), join(outDir, 'files', path), { recursive: true })
  },
})
