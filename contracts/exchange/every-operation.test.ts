import { describe, expect, test } from 'vitest'
import { callsAt } from '../vmmanager/calls-at.ts'
import { contractFor } from '../vmmanager/contract.ts'
import type { Content, OperationDescription } from '../vmmanager/description.ts'
import { openapi } from '../vmmanager/description.ts'
import { dialects } from '../vmmanager/dialect.ts'
import { type Mutation, mutationsOf } from '../vmmanager/fixtures/mutations-of.ts'
import { sample } from '../vmmanager/fixtures/sample.ts'
import type { Operation } from '../vmmanager/operation.ts'
import { specialise } from '../vmmanager/specialise.ts'
import { checkExchange } from './check-exchange.ts'
import type { Exchange } from './exchange.ts'
import { resolveReference } from '../vmmanager/json-pointer.ts'

interface Good {
  readonly exchange: Exchange
  readonly inRequest: readonly Mutation[]
  readonly inResponse: readonly Mutation[]
}

/** A good exchange of the operation, made from its schemas, and the ways to break either body. */
function goodExchange(operation: Operation, dialectName: string): Good {
  const { method, pathTemplate, successStatuses } = operation
  const calls = new Map(callsAt(openapi.paths[pathTemplate] ?? {}))
  const description = calls.get(method)
  if (!description) throw new Error(`no ${operation.id}`)
  const named = specialise(dialectName)
  const [status = 0] = successStatuses
  const request = bodySchema(description.requestBody)
  const response = bodySchema(responseOf(description, status))
  const [sent, answer] = [request && sample(request, named), response && sample(response, named)]
  const path = pathTemplate.replaceAll(/\{\w+\}/g, '5')
  return {
    exchange: {
      request: { method, path, query: '', headers: {}, ...(request && { body: sent }) },
      response: { status, headers: {}, body: answer },
    },
    inRequest: request ? [...mutationsOf(request, sent, named)] : [],
    inResponse: response ? [...mutationsOf(response, answer, named)] : [],
  }
}

function responseOf({ responses }: OperationDescription, status: number): Content | undefined {
  const response = responses[status]
  return response && resolveReference<Content>(openapi, response)
}

function bodySchema(content: Content | undefined): { readonly $ref: string } | undefined {
  return content?.content['application/json'].schema
}

describe.each(dialects)('in dialect $name', ({ name }) => {
  const contract = contractFor(name)

  test.each(contract.operations)('$id, done as its schemas say, keeps the contract', (operation) => {
    expect(checkExchange(goodExchange(operation, name).exchange, contract)).toEqual([])
  })

  test.each(contract.operations)('$id: each fault of a request is the consumer’s', (operation) => {
    const { exchange, inRequest } = goodExchange(operation, name)
    for (const { pointer, value } of inRequest) {
      const request = { ...exchange.request, body: value }
      const violations = checkExchange({ ...exchange, request }, contract)
      expect(violations).toMatchObject([
        { party: 'consumer', part: 'request.body', operation: operation.id, pointer },
      ])
    }
  })

  test.each(contract.operations)('$id: each fault of an answer is the provider’s', (operation) => {
    const { exchange, inResponse } = goodExchange(operation, name)
    expect(inResponse).not.toEqual([])
    for (const { kind, pointer, value } of inResponse) {
      const response = { status: operation.successStatuses[0] ?? 0, headers: {}, body: value }
      const violations = checkExchange({ ...exchange, response }, contract)
      expect([kind, violations]).toMatchObject([
        kind,
        [{ party: 'provider', part: 'response.body', operation: operation.id, pointer }],
      ])
    }
  })

  test.each(contract.operations)('$id: what is sent is closed, what is answered is open', (operation) => {
    const { exchange, inRequest, inResponse } = goodExchange(operation, name)
    const closed = inRequest.filter(({ kind, pointer }) => kind === 'unknown' && pointer === '/shoe_size')
    expect(closed).toHaveLength(exchange.request.body === undefined ? 0 : 1)
    expect(inResponse.filter(({ kind }) => kind === 'unknown')).toEqual([])
  })
})

const contract = contractFor('2024.03')
const actions = contract.operations.filter(({ checkRequestBody }) => checkRequestBody(undefined).length === 0)
const bodiless = actions.filter(({ method }) => method === 'POST')

test('actions that clients send without a body are known', () => {
  const ids = bodiless.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['host-start', 'host-stop', 'host-restart', 'user-suspend']))
  expect(ids).not.toContain('host-password')
})

test.each(bodiless)('$id takes no body, an empty one and an empty object', ({ checkRequestBody }) => {
  for (const body of [undefined, '', {}]) expect(checkRequestBody(body)).toEqual([])
  expect(checkRequestBody({ shoe_size: 43 })).toMatchObject([{ property: 'shoe_size' }])
  expect(checkRequestBody('{"cut')).toMatchObject([{ expected: 'object' }])
})

test.each(bodiless.filter(({ pathTemplate }) => pathTemplate.startsWith('/vm/v3/host/')))(
  '$id takes the id of the machine once more',
  ({ checkRequestBody }) => {
    expect(checkRequestBody({ host_id: 5 })).toEqual([])
    expect(checkRequestBody({ host_id: '5' })).toMatchObject([{ pointer: '/host_id', expected: 'integer' }])
  },
)

const rates = [{ net_bandwidth_mbitps: 100 }, { net_in_mbitps: 100, net_out_mbitps: 50 }]

test.each(dialects)('dialect $name takes either spelling of a rate', ({ name }) => {
  const { match } = contractFor(name)
  for (const rate of rates) {
    const created = match('POST', '/vm/v3/host')?.operation.checkRequestBody({
      name: 'a',
      password: 'b',
      ...rate,
    })
    expect(created).toEqual([])
    expect(match('POST', '/vm/v3/host/5/resource')?.operation.checkRequestBody(rate)).toEqual([])
  }
})
