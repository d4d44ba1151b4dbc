import scenarioSchema from './generated/scenario.schema.json' with { type: 'json' }
import { type FindProblems, problemFinder } from './problem-finder.ts'

/** Everything in which a value departs from the published schema of scenarios, in words. */
export const findProblems: FindProblems = problemFinder(scenarioSchema)
