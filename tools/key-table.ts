import type { Language } from '../reports/i18n/messages.ts'
import { keyWordRu } from './key-words-ru.ts'

/** What the pages need of a JSON Schema (draft-07). */
export interface SchemaNode {
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string
  readonly $ref?: string
  readonly anyOf?: readonly SchemaNode[]
  readonly items?: SchemaNode
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly required?: readonly string[]
}

export interface SchemaDocument extends SchemaNode {
  readonly definitions: Readonly<Record<string, SchemaNode>>
}

/** A mapping with more keys than this is shown by what each of them holds. */
const mostKeys = 12

const texts = {
  en: {
    columns: '| key | value | required | meaning |',
    yes: 'yes',
    or: ' or ',
    list: 'list of ',
    object: 'object of ',
    anything: 'anything',
  },
  ru: {
    columns: '| ключ | тип | обязателен | значение |',
    yes: 'да',
    or: ' или ',
    list: 'список из ',
    object: 'объект из ',
    anything: 'что угодно',
  },
} as const

/** What a mapping of that name may hold, as a section with a table. */
export function keyTable(name: string, node: SchemaNode, language: Language): string {
  const { columns, yes } = texts[language]
  const rows = Object.entries(node.properties ?? {}).map(([key, value]) => {
    const must = node.required?.includes(key) === true ? yes : ''
    const meaning = meaningOf(value, language, name, key)
    return `| \`${key}\` | ${typeWords(value, language)} | ${must} | ${meaning} |`
  })
  const body =
    rows.length > 0 ? [columns, '| --- | --- | --- | --- |', ...rows].join('\n') : typeWords(node, language)
  return [`## ${name}`, meaningOf(node, language, name), body].filter((part) => part !== '').join('\n\n')
}

function meaningOf({ description }: SchemaNode, language: Language, type: string, key?: string): string {
  if (description === undefined || language === 'en') return description ?? ''
  const word = keyWordRu(type, key)
  if (word === undefined)
    throw new Error(`tools/key-words-ru.ts has no ${key === undefined ? type : `${type}.${key}`}`)
  return word
}

function typeWords(node: SchemaNode, language: Language): string {
  const { or, list, anything } = texts[language]
  if (node.const !== undefined) return `\`${node.const}\``
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(', ')
  if (node.$ref !== undefined) return decodeURIComponent(node.$ref.replace('#/definitions/', ''))
  if (node.anyOf !== undefined) return node.anyOf.map((branch) => typeWords(branch, language)).join(or)
  if (node.type === 'array') return list + typeWords(node.items ?? {}, language)
  if (node.type === 'object' && node.properties !== undefined) return keyWords(node.properties, language)
  return node.type ?? anything
}

function keyWords(properties: Readonly<Record<string, SchemaNode>>, language: Language): string {
  const keys = Object.entries(properties).map(([key, value]) => [key, typeWords(value, language)] as const)
  const types = new Set(keys.map(([, type]) => type))
  if (keys.length > mostKeys && types.size === 1) return texts[language].object + [...types].join('')
  return keys.map(([key, type]) => `\`${key}\`: ${type}`).join(', ')
}
