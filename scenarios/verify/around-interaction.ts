import { followTask } from '../../simulators/client/follow-task.ts'
import { reasonOf } from '../../simulators/client/reason-of.ts'
import { removeMachine } from '../../simulators/client/remove-machine.ts'
import { emptyScene, type Stage, type StageMachine } from './stage.ts'

/** Makes ready for an interaction; gives a reason where there is no session to be had. */
export async function beginInteraction(stage: Stage): Promise<string | undefined> {
  const { simulation } = stage.target
  if (simulation !== undefined) {
    await simulation.restart()
    stage.scene = emptyScene()
  }
  const greeted = await stage.client.call({ method: 'GET', path: '/vm/v3/cluster' })
  return greeted.kind === 'ok' ? undefined : `no session: ${reasonOf(greeted)}`
}

/**
 * Removes the machines that an interaction has left on a real VMmanager, but for the one that the next interaction uses
 * as well: the rest of its budget is free again.
 */
export async function endInteraction(stage: Stage): Promise<void> {
  if (stage.target.simulation !== undefined) return
  const { hosts, machine: kept } = stage.scene
  for (const machine of hosts.values()) {
    if (machine.host !== kept?.host) await remove(stage, machine)
  }
}

/** A machine cannot be deleted while it is still being made. */
async function remove({ follower, scene }: Stage, { host, task }: StageMachine): Promise<void> {
  await followTask(follower, task, 'host_create')
  const reason = await removeMachine(follower, host)
  if (reason === undefined) scene.hosts.delete(host)
}
