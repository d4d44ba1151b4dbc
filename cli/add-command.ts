import type { Command } from 'commander'
import type { Surroundings } from './surroundings.ts'

/** Adds a verb to the program; its action hands the exit code to `done`. */
export type AddCommand = (
  program: Command,
  surroundings: Surroundings,
  done: (exitCode: number) => void,
) => void
