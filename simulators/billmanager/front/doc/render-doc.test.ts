import { parseStringPromise } from 'xml2js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DocNode, group, option, select, text } from '../documents.ts'
import { renderBjson } from './render-bjson.ts'
import { renderXml } from '../../../../contracts/markup/xml.ts'
import { renderJson } from '../render-document.ts'

const row = (id: string): DocNode => ({ name: 'elem', several: 'when-several', content: [text('id', id)] })
const doc = (...content: readonly DocNode[]): DocNode => ({
  name: 'doc',
  attributes: { func: 'vds' },
  content,
})
const parsed = (json: string): unknown => JSON.parse(json)
const asObject = { 'single-element': 'object' } as const
const asList = { 'single-element': 'list' } as const

describe('out=json', () => {
  it('has attributes as $name and a text as $', () => {
    const answer = doc({ name: 'auth', attributes: { id: '7' }, content: '7' }, text('p_elems', 3))
    expect(parsed(renderJson(answer, asObject))).toEqual({
      doc: { $func: 'vds', auth: { $id: '7', $: '7' }, p_elems: { $: '3' } },
    })
  })

  it('has a list where there are several, and none where there is none', () => {
    expect(parsed(renderJson(doc(row('1'), row('2')), asObject))).toEqual({
      doc: { $func: 'vds', elem: [{ id: { $: '1' } }, { id: { $: '2' } }] },
    })
    expect(parsed(renderJson(doc(), asObject))).toEqual({ doc: { $func: 'vds' } })
  })

  it('has the only row as itself, or as a list of one', () => {
    const only = { id: { $: '1' } }
    expect(parsed(renderJson(doc(row('1')), asObject))).toEqual({ doc: { $func: 'vds', elem: only } })
    expect(parsed(renderJson(doc(row('1')), asList))).toEqual({ doc: { $func: 'vds', elem: [only] } })
  })

  it('has selects as a list even of one, and never a single text', () => {
    const answer = doc(select('ostempl', option('a__b', 'b')), group('model', text('x', '')))
    expect(parsed(renderJson(answer, asObject))).toEqual({
      doc: {
        $func: 'vds',
        slist: [{ $name: 'ostempl', val: { $key: 'a__b', $: 'b' } }],
        model: { x: { $: '' } },
      },
    })
  })
})

describe('out=bjson', () => {
  it('has rows flat, always as a list', () => {
    expect(parsed(renderBjson(doc(row('1'), text('p_elems', 1)), false))).toEqual({
      func: 'vds',
      elem: [{ id: '1' }],
      p_elems: '1',
    })
  })

  it('has the fields of a form in its model', () => {
    const form = doc(text('domain', 'a'), select('ostempl', option('a__b', 'b')))
    expect(parsed(renderBjson(form, true))).toEqual({
      func: 'vds',
      model: { domain: 'a' },
      slist: [{ name: 'ostempl', val: [{ key: 'a__b', value: 'b' }] }],
    })
  })

  it('has an error at the top', () => {
    const error = { name: 'error', attributes: { type: 'auth' }, content: [text('msg', 'no')] }
    expect(parsed(renderBjson(doc(error), false))).toEqual({
      func: 'vds',
      error: { type: 'auth', msg: 'no' },
    })
  })
})

describe('out=xml', () => {
  it('has one element for each', async () => {
    const xml = renderXml(doc(row('1'), row('2'), { name: 'ok' }))
    expect(xml).toContain('<doc func="vds"><elem><id>1</id></elem><elem><id>2</id></elem><ok/></doc>')
    expect(await parseStringPromise(xml)).toEqual({
      doc: { $: { func: 'vds' }, elem: [{ id: ['1'] }, { id: ['2'] }], ok: [''] },
    })
  })

  it('gives back any text, in elements and in attributes', async () => {
    const words = fc
      .string({ unit: 'grapheme' })
      .filter((word) => !/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(word))
    await fc.assert(
      fc.asyncProperty(words, words, async (one, other) => {
        const xml = renderXml({ name: 'doc', attributes: { one }, content: [text('other', `x${other}`)] })
        expect(await parseStringPromise(xml)).toEqual({ doc: { $: { one }, other: [`x${other}`] } })
      }),
    )
  })

  it('stays well formed with what XML cannot hold', async () => {
    const xml = renderXml({ name: 'doc', attributes: { a: '\u0000' }, content: 'b\uD800\u001Bc' })
    expect(await parseStringPromise(xml)).toEqual({
      doc: { $: { a: String.raw`\u0000` }, _: String.raw`b\ud800\u001bc` },
    })
  })
})
