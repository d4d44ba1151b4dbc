import fc from 'fast-check'

/**
 * Properties try the same examples each time, so that whoever changed nothing sees no failure; `VMH_TEST_SEED=7 npm test`
 * tries others.
 */
fc.configureGlobal({ seed: Number(process.env['VMH_TEST_SEED'] ?? 42) })
