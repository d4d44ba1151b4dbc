/** Where text goes, and what is known of who reads it. */
export interface OutputStream {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** What asks a process to end; the last one is sent when its terminal closes. */
export type EndingSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** What a command may use of the process it runs in; tests bring their own. */
export interface Surroundings {
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  /** The command line, with the interpreter and the program before its words. */
  readonly argv?: readonly string[]
  /** Of Node.js. */
  readonly version?: string
  readonly env: Readonly<Record<string, string | undefined>>
  on(signal: EndingSignal, listener: () => void): unknown
  off(signal: EndingSignal, listener: () => void): unknown
  exit(code: number): void
}
