/** What stands for a secret in a trace; in a recording the same for the same secret. */
export const placeholder: RegExp = /^\[(?:(?:token|secret)-\d+|redacted)\]$/
