/** How a client deals with a VMmanager that does not answer as it should. */
export interface RetryPolicy {
  /** Pause before a request is repeated after 503 or a broken connection. */
  readonly pauseMs: number
  /** A request is repeated for so long at most. */
  readonly limitMs: number
}

/**
 * Every 500 ms for up to 60 s, as ISPsystem's own PHP library does (dev-huzaki/whmcs-vmmanager6,
 * includes/ispsystem/6/api.php).
 */
export const defaultRetryPolicy: RetryPolicy = { pauseMs: 500, limitMs: 60_000 }
