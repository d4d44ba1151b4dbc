/** Puts something else in the place of what must not be shown. Each keeps what stands for something already. */
export interface StandIns {
  /** For what is secret by its name. */
  secret(value: string, name: string): string
  /** For what nobody knows to be harmless. */
  unknown(value: string, name: string): string
  /** Of a text that may be shown: without the secrets in it. */
  text(value: string): string
}
