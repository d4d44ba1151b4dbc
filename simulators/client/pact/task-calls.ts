import { call } from '../../pact/call.ts'
import { digits, eachLike, filled, pattern } from '../../pact/matchers.ts'
import type { GivenState, PactCall } from '../../pact/pact-call.ts'

const path = '/vm/v3/task'

function look(description: string, given: GivenState, name: string, status: unknown): PactCall {
  return call(description, given, {
    method: 'GET',
    path,
    query: { where: filled(`((consul_id EQ '\${task}') AND (name EQ '${name}'))`, { task: 70 }) },
    answer: { list: eachLike({ status }) },
  })
}

/** A look at a task of that name, which has ended well. */
export function taskComplete(name: string): PactCall {
  return look(
    `a task ${name} that is complete`,
    { name: 'a task is complete', params: { name } },
    name,
    'complete',
  )
}

type TaskCall = 'creationFailed' | 'creationUnderWay' | 'one' | 'two'

/** Looks at tasks that are not complete, and at several at once. */
export const taskCalls: Readonly<Record<TaskCall, PactCall>> = {
  creationFailed: look(
    'a task host_create that has failed',
    { name: 'the creation of a machine has failed' },
    'host_create',
    // Releases spell it `fail` or `failed`; an aborted one has failed as well.
    pattern('^(fail|failed|aborted)$', 'failed'),
  ),
  creationUnderWay: look(
    'a task host_create that goes on',
    { name: 'the creation of a machine goes on' },
    'host_create',
    pattern('^(created|running|deferred)$', 'running'),
  ),
  one: call(
    'a task that is complete, by its id alone',
    { name: 'two tasks are complete' },
    {
      method: 'GET',
      path,
      query: { where: filled("(consul_id EQ '${first}')", { first: 71 }) },
      answer: { list: eachLike({ consul_id: digits(71), status: 'complete' }) },
    },
  ),
  two: call(
    'two tasks that are complete',
    { name: 'two tasks are complete' },
    {
      method: 'GET',
      path,
      query: {
        where: filled("((consul_id EQ '${first}') OR (consul_id EQ '${second}'))", { first: 73, second: 73 }),
      },
      answer: { list: eachLike({ consul_id: digits(73), status: 'complete' }, 2) },
    },
  ),
}
