import type { Mockttp } from 'mockttp'

/** Takes sockets in and shows none. */
class Unseen<Item> extends Set<Item> {
  override [Symbol.iterator](): SetIterator<Item> {
    return new Set<Item>()[Symbol.iterator]()
  }
}

/**
 * Keeps mockttp from taking a client for a loop. It does where the address and port of a client are those of one of its own
 * connections to the upstream; on one machine that happens by chance, since connections to different places share ports.
 */
export function withoutLoopCheck(proxy: Pick<Mockttp, 'addRequestRules'>): void {
  const add = proxy.addRequestRules
  proxy.addRequestRules = (...rules) =>
    add(
      ...rules.map((rule) =>
        'steps' in rule
          ? {
              ...rule,
              steps: rule.steps.map((step) => Object.assign(step, { outgoingSockets: new Unseen() })),
            }
          : rule,
      ),
    )
}
