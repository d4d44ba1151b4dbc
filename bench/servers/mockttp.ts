import { getLocal } from 'mockttp'
import { answers } from '../contender.ts'

const server = getLocal({ recordTraffic: false })
await server.start(Number(process.argv[2]))
await server.forGet('/vm/v3/host/1').thenJson(200, answers['read one host'])
await server.forPost('/vm/v3/host').thenJson(200, answers['create one host'])
