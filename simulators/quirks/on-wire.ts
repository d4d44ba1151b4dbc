import type { Misbehave, Send } from './quirk.ts'

/** A way of sending on which somebody misbehaves. */
export function onWire(send: Send, misbehave: Misbehave | undefined): Send {
  return misbehave === undefined ? send : (request) => misbehave(request, send)
}
