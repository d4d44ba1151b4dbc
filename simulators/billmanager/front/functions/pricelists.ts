import { type Tariff, tariffs } from '../../../platform/tariff.ts'
import { type DocNode, group, option, select, text } from '../documents.ts'
import type { Front } from '../front.ts'
import { datacenter, periodOf, priceText, pricelistId } from '../shop.ts'
import type { FrontFunction } from './front-functions.ts'

/** The tariffs, as BILLmanager 6 shows them: with details and prices (an importer of tariffs of firstvds.ru). */
export const pricelist: FrontFunction = (front) => ({
  nodes: [
    select('datacenter', option(datacenter.id, datacenter.name)),
    {
      name: 'list',
      attributes: { name: 'pricelist' },
      several: 'always',
      content: tariffs.map((tariff) => card(tariff, front)),
    },
  ],
})

function card(tariff: Tariff, { settings }: Front): DocNode {
  const { name, cpuNumber, ramMib, diskMib } = tariff
  const price = group(
    'price',
    text('period', periodOf(settings)),
    text('cost', priceText(tariff, settings)),
    text('currency', 'RUB'),
  )
  return {
    name: 'elem',
    several: 'when-several',
    content: [
      text('id', pricelistId(name)),
      text('title', name),
      text('description', detailsOf(tariff)),
      detail('CPU', `${cpuNumber}`),
      detail('RAM', `${ramMib} MiB`),
      detail('Disk', `${diskMib} MiB`),
      group('prices', { ...price, several: 'always' }),
    ],
  }
}

function detail(name: string, value: string): DocNode {
  return { name: 'detail', several: 'always', content: [text('name', name), text('value', value)] }
}

/** The same by the older names: `list[$name=tariflist]` (grinwe/vpn; a client area in React). */
export const tariffList: FrontFunction = ({ settings }) => ({
  nodes: [
    text('datacenter', datacenter.id),
    text('period', periodOf(settings)),
    select('datacenter', option(datacenter.id, datacenter.name)),
    select('period', option(periodOf(settings), periodOf(settings))),
    {
      name: 'list',
      attributes: { name: 'tariflist' },
      several: 'always',
      content: tariffs.map((tariff) => ({
        name: 'elem',
        several: 'when-several',
        content: [
          text('pricelist', pricelistId(tariff.name)),
          text('desc', `${tariff.name}: ${detailsOf(tariff)}`),
          text('price', `${priceText(tariff, settings)} RUB`),
        ],
      })),
    },
  ],
  isForm: true,
})

function detailsOf({ cpuNumber, ramMib, diskMib }: Tariff): string {
  return `${cpuNumber} CPU, ${ramMib} MiB RAM, ${diskMib} MiB disk`
}
