import { describe, expect, it } from 'vitest'
import { vmmanagerErrors } from '../../contracts/vmmanager/errors.ts'
import { call, refusedCall } from './call.ts'
import { exampleToken } from './pact-call.ts'

const runs = { name: 'a machine runs' } as const

describe('a call', () => {
  it('is made in a session whose token is an example', () => {
    const { request } = call('all machines', runs, { method: 'GET', path: '/vm/v3/host', answer: {} })
    expect(request).toEqual({
      method: 'GET',
      path: '/vm/v3/host',
      headers: { 'x-xsrf-token': { 'pact:matcher:type': 'type', value: exampleToken } },
    })
  })

  it('succeeds with any status that says so', () => {
    const { response } = call('a', runs, { method: 'GET', path: '/', answer: { list: [] } })
    expect(response).toMatchObject({ status: { status: 'success' }, body: { list: [] } })
  })

  it('may need one state or several', () => {
    const needs = { method: 'GET', path: '/', answer: {} } as const
    expect(call('a', runs, needs).given).toEqual([runs])
    expect(call('a', [runs, runs], needs).given).toEqual([runs, runs])
  })
})

describe('a refused call', () => {
  it('is told by the code of an error, and by a status of its class', () => {
    const { code, status } = vmmanagerErrors['account-exists']
    const refused = refusedCall('a', runs, 'account-exists', { method: 'POST', path: '/', body: {} })
    expect(refused.request.body).toEqual({})
    expect(refused.response).toEqual({
      status: { 'pact:matcher:type': 'statusCode', status: 'clientError', value: status },
      body: { error: { code } },
    })
  })
})
