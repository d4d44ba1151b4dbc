/** How to reach a VMmanager. */
export interface Access {
  readonly url: string
  readonly email: string
  readonly password: string
}

/** Creates a machine and resolves with its id when its operating system is installed. */
export async function provision(access: Access, name: string, pauseMs = 5000): Promise<number> {
  const { token } = await call(access, 'POST', '/auth/v4/public/token', {
    email: access.email,
    password: access.password,
  })
  const order = {
    name,
    cluster: 1,
    os: 1,
    password: crypto.randomUUID(),
    cpu_number: 1,
    ram_mib: 1024,
    hdd_mib: 10240,
    ipv4_number: 1,
  }
  const { id, task } = await call(access, 'POST', '/vm/v3/host', order, token)
  for (;;) {
    const where = encodeURIComponent(`((consul_id EQ '${task}') AND (name EQ 'host_create'))`)
    const { list } = await call(access, 'GET', `/vm/v3/task?where=${where}`, undefined, token)
    const status = list[0]?.status
    if (status === 'complete') return id
    if (status === 'fail' || status === 'failed') throw new Error(`VMmanager could not make ${name}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

interface Answer {
  readonly token: string
  readonly id: number
  readonly task: number
  readonly list: readonly { readonly status: string }[]
  readonly error?: { readonly msg: string }
}

async function call(
  access: Access,
  method: string,
  path: string,
  body?: object,
  token = '',
): Promise<Answer> {
  const response = await fetch(access.url + path, {
    method,
    headers: { 'content-type': 'application/json', 'x-xsrf-token': token },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Answer
  if (answer.error) throw new Error(answer.error.msg)
  return answer
}
