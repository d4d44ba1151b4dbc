/** A simulated VMmanager inside your own tests, and what can be asserted of what happened. */
export { assertConforms, assertReachesActive, departures, inactiveMachines } from './assertions.ts'
export { type Simulator, type SimulatorOptions, startSimulator } from './simulator.ts'
export type { TraceEvent } from '../contracts/trace/trace-event.ts'
export type { Fault } from '../simulators/faults/fault.ts'
export { simulatorContainer } from './simulator-container.ts'
export type { StartedVmmanagerSimulator, VmmanagerSimulatorContainer } from './containers.ts'
