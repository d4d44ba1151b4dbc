/** What the API was told about a thing that has no effect here and is only shown again, by the names of the API. */
export type Told = Readonly<Record<string, unknown>>
