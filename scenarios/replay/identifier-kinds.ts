/** Under these names stand ids of things of another kind than the name says. */
const kinds: Readonly<Record<string, string>> = {
  consul_id: 'task',
  recipe_task_list: 'task',
  user: 'account',
  user_id: 'account',
  owner: 'account',
  ipv4: 'ip',
  ip4: 'ip',
  ipv4_pool: 'ippool',
  ippool_list: 'ippool',
  recipe_list: 'recipe',
  os_id: 'os',
}

/** Under these names stand ids of the kind that they name. */
const own: ReadonlySet<string> = new Set(
  'account backup cluster disk host image ip ipnet ippool node os preset recipe storage task token vxlan'.split(
    ' ',
  ),
)

/** Of what kind the ids are that stand under a name, or after it in a path; undefined where none do. */
export function identifierKind(name: string): string | undefined {
  const bare = name.replace(/\.id$/, '')
  if (Object.hasOwn(kinds, bare)) return kinds[bare]
  if (bare.endsWith('_task')) return 'task'
  return own.has(bare) ? bare : undefined
}

/** Of what kind the things are that a path lists or reads, as `host` for `/vm/v3/host/7`. */
export function pathKind(path: string): string {
  const words = path.split('/').filter((part) => /^[a-z]\w*$/.test(part) && !/^v\d$/.test(part))
  const last = words.at(-1) ?? ''
  return identifierKind(last) ?? last
}
