import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.ts'
import { findScenarioFiles } from './find-scenario-files.ts'

it('leaves out what lies in a node_modules below, and finds what lies in a folder within one', async () => {
  await using folder = await temporaryFolder()
  const own = join(folder.path, 'node_modules', 'a-package', 'scenarios')
  await mkdir(join(own, 'node_modules', 'another'), { recursive: true })
  for (const name of ['own.yaml', 'node_modules/another/theirs.yaml'])
    await writeFile(join(own, name), 'title: t\n')
  expect(await findScenarioFiles([own])).toEqual([join(own, 'own.yaml')])
  await expect(findScenarioFiles([folder.path])).rejects.toMatchObject({ code: 'VMH_NO_SCENARIOS' })
})

it('takes no world for a scenario', async () => {
  await using folder = await temporaryFolder()
  await mkdir(join(folder.path, 'worlds'))
  for (const name of ['one.yaml', 'worlds/own.yaml']) await writeFile(join(folder.path, name), 'title: t\n')
  expect(await findScenarioFiles([folder.path])).toEqual([join(folder.path, 'one.yaml')])
})
