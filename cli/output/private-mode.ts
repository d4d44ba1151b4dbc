/** Mode of files that hold what was said between platform and VMmanager: their owner alone reads them. */
export const privateMode = 0o600
