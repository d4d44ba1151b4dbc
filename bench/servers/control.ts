import { createServer } from 'node:http'
import { answers } from '../contender.ts'

const read = Buffer.from(JSON.stringify(answers['read one host']))
const created = Buffer.from(JSON.stringify(answers['create one host']))

createServer((request, response) => {
  request.resume()
  const bytes = request.method === 'GET' ? read : created
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes)
}).listen(Number(process.argv[2]), '127.0.0.1')
