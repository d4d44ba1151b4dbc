import { describe, expect, it } from 'vitest'
import { placesOnPage } from './places-on-page.ts'

const page = 'https://vm.example.com/swagger/'

describe('addresses of descriptions on a page', () => {
  it.each([
    [
      'window.ui = SwaggerUIBundle({ url: "/api/vm.json", dom_id: "#x" })',
      ['https://vm.example.com/api/vm.json'],
    ],
    [
      `urls: [{"url":"vm.json","name":"vm"},{ url: 'auth_v4.json', name: 'auth' }, {"url": "vm.json"}]`,
      ['https://vm.example.com/swagger/vm.json', 'https://vm.example.com/swagger/auth_v4.json'],
    ],
    ['url: "https://petstore.swagger.io/v2/swagger.json"', []],
    ['url: "//evil.example.com/x.json"', []],
    ['url: "javascript:alert(1)"', []],
    ['url: "http://vm.example.com:99999/x"', []],
    ['<html>nothing</html>', []],
  ])('are those of its own host: %s', (text, expected) => {
    expect(placesOnPage(text, page)).toEqual(expected)
  })

  it('are some, where somebody names thousands', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `url: "${index}.json"`).join(',')
    expect(placesOnPage(many, page)).toHaveLength(40)
  })
})
