// Plain JavaScript, as every thread of the pool begins with it: the sources need their loader first.
import { existsSync } from 'node:fs'

const source = new URL('workers/jobs.ts', import.meta.url)
const isSource = existsSync(source)
if (isSource) (await import('tsx/esm/api')).register()
const { jobs } = await import(isSource ? source.href : '../dist/cli/workers/jobs.js')

export const work = ({ name, piece }) => jobs[name].run(piece)
