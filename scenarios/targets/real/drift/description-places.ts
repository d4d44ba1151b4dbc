import type { Evidence } from '../../../../contracts/vmmanager/evidence.ts'

/** Where an installation may publish the description of its API. */
export interface DescriptionPlace {
  readonly path: string
  /** A page names the places of descriptions; a document is one. */
  readonly kind: 'page' | 'document'
  readonly evidence: Evidence
}

const guide = 'https://ispsystem.com/docs/vmmanager-admin/developer-section/using-swagger'

const guessed = (path: string, note: string): DescriptionPlace => ({
  path,
  kind: 'document',
  evidence: { level: 'inferred', source: guide, note },
})

/** In the order in which they are looked at. */
export const descriptionPlaces: readonly DescriptionPlace[] = [
  {
    path: '/swagger/',
    kind: 'page',
    evidence: {
      level: 'documented',
      source: guide,
      note: 'A page for people; where its data is, is not said.',
    },
  },
  {
    path: '/swagger/swagger-initializer.js',
    kind: 'page',
    evidence: {
      level: 'inferred',
      source: 'swagger-api/swagger-ui',
      note: 'Where Swagger UI is told its places.',
    },
  },
  guessed('/swagger/swagger.json', 'The usual name.'),
  guessed('/swagger/openapi.json', 'The usual name.'),
  guessed('/swagger/vm', 'The name of the section.'),
  guessed('/swagger/auth_v4', 'The name of the section.'),
  guessed('/vm/v3/swagger.json', 'The usual name, at the service itself.'),
  guessed('/vm/v3/openapi.json', 'The usual name, at the service itself.'),
  guessed('/auth/v4/swagger.json', 'The usual name, at the service itself.'),
  {
    path: '/vm/v3/api',
    kind: 'document',
    evidence: {
      level: 'inferred',
      source: 'gadost/go-vmmanager-api',
      note: 'A call of which only the path is known.',
    },
  },
]
