import type { Delivery } from '../transport/transport.ts'

/** What comes of a request, and what the transport has to know about it. */
export interface Handled {
  /** As the client sees it. A body that is a string goes out as it is, any other as JSON. */
  readonly delivery: Delivery
  /** How much longer than usual it takes, in ms of the world. */
  readonly lateMs: number
  /** What arrives of the body before the connection breaks; nothing when absent. */
  readonly part?: string
}
