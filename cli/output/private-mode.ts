/** Mode of files that hold what was said between platform and VMmanager: their owner alone reads them. */
export const privateMode = 0o600

/** Mode of files that others have to read: certificates to trust, files of a project. */
export const publicMode = 0o644
