import packageJson from '../package.json' with { type: 'json' }

/** What made a report, as the report names it. */
export const product: { readonly name: string; readonly version: string } = {
  name: packageJson.name,
  version: packageJson.version,
}
