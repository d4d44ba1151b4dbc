import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme'
import './style.css'

/** Leads whoever switches to Russian on a page that is in English alone to its English text. */
const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ router, siteData }) {
    const englishOnly = new Set<string>(siteData.value.themeConfig.englishOnly)
    router.onBeforeRouteChange = (to) => {
      const page = /\/ru\/([^#?]*?)(?:\.html)?(?:[#?].*)?$/.exec(to)?.[1]
      if (page === undefined || !englishOnly.has(page)) return true
      void router.go(to.replace('/ru/', '/'))
      return false
    }
  },
}

export default theme
