import { execFile, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { validateAction, validateWorkflow } from '@action-validator/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)

const recipes = ['action.yml', 'ci/gitlab.yml', 'ci/github.yml', 'ci/Jenkinsfile']
const workflows = ['ci/github.yml', '.github/workflows/release.yml', '.github/workflows/test.yml']

describe('recipes for CI', () => {
  it.each(recipes)('%s asks for commands, options and reports that there are', async (path) => {
    const { reporters } = await import('../reports/reporter.ts')
    const text = (await read(path)).replaceAll(/\\\n\s*/g, ' ')
    const commands = [...text.matchAll(/vmmanager-harness(?:@"?\$VERSION"?)?"? (run|report merge)([^\n]*)/g)]
    expect(commands.length).toBeGreaterThan(0)
    for (const [, , rest = ''] of commands) {
      for (const [, format = ''] of rest.matchAll(/--report (\w+)=/g))
        expect(reporters.has(format)).toBe(true)
      for (const [, option = ''] of rest.matchAll(/--([a-z-]+)/g))
        expect(['report', 'out', 'shard', 'target']).toContain(option)
    }
  })

  it.each(['ci/gitlab.yml', 'ci/github.yml', 'ci/Jenkinsfile'])(
    '%s runs parts side by side and merges them',
    async (path) => {
      const text = await read(path)
      expect(text).toMatch(/ run .*--shard/)
      expect(text).toMatch(/ report merge .*--report html=/)
    },
  )
})

describe('GitHub, by the word of another program', () => {
  it.each(['action.yml', ...workflows])('%s is what it takes', async (path) => {
    const validate = path === 'action.yml' ? validateAction : validateWorkflow
    expect(validate(await read(path)).errors).toEqual([])
  })

  it('is told when a workflow is not', () => {
    expect(validateWorkflow('on: push\njobs: { a: { steps: [] } }\n').errors).not.toEqual([])
  })

  it('keeps the reports of the action whatever came of the run', async () => {
    const { runs } = parse(await read('action.yml')) as {
      readonly runs: { readonly steps: readonly { readonly if?: string; readonly uses?: string }[] }
    }
    expect(runs.steps.at(-1)).toMatchObject({ if: 'always()', uses: 'actions/upload-artifact@v4' })
  })
})

interface Outcome {
  readonly code: number
  readonly text: string
}

async function run(command: string, args: readonly string[], cwd: string, path = ''): Promise<Outcome> {
  const env = { ...process.env, PATH: `${path}:${process.env['PATH'] ?? ''}`, NO_COLOR: '1' }
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd, env, maxBuffer: 2 ** 26 })
    return { code: 0, text: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as {
      readonly code: number
      readonly stdout: string
      readonly stderr: string
    }
    return { code, text: stdout + stderr }
  }
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recipes-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A repository that has the recipe and nothing else. */
async function gitlabProject(name: string, change: (recipe: string) => string = (same) => same) {
  const project = join(folder, name)
  await mkdir(project)
  await writeFile(join(project, '.gitlab-ci.yml'), change(await read('ci/gitlab.yml')))
  for (const command of ['init -q', 'remote add origin git@gitlab.example.com:you/project.git', 'add -A'])
    await promisify(execFile)('git', command.split(' '), { cwd: project })
  return project
}

describe('GitLab, by the word of another program', () => {
  const lint = async (project: string): Promise<Outcome> => run(bin('gitlab-ci-local'), ['--list'], project)

  it('takes the recipe', async () => {
    const { code, text } = await lint(await gitlabProject('good'))
    expect(text).toContain('vmharness: [8/8]')
    expect(code).toBe(0)
  })

  it('does not take a broken one', async () => {
    const project = await gitlabProject('bad', (recipe) => recipe.replace('parallel: 8', 'parallel: many'))
    expect(await lint(project)).toMatchObject({ code: 1 })
  })

  const lacksRsync = spawnSync('rsync', ['--version']).status !== 0

  it.skipIf(lacksRsync)(
    'runs it whole: eight parts and one page of all (needs rsync)',
    async () => {
      const project = await gitlabProject('run')
      const tools = join(folder, 'tools')
      await mkdir(tools)
      const npx = `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${root}cli/vmharness.js" "$@"\n`
      await writeFile(join(tools, 'npx'), npx)
      await chmod(join(tools, 'npx'), 0o755)
      const { code, text } = await run(bin('gitlab-ci-local'), ['--force-shell-executor'], project, tools)
      expect(text).toMatch(/PASS\s+vmharness-report/)
      expect(code).toBe(0)
      const { runs } = JSON.parse(await readFile(join(project, 'report.json'), 'utf8')) as {
        readonly runs: readonly unknown[]
      }
      const parts = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          const part = await readFile(join(project, 'out', `${index + 1}`, 'report.json'), 'utf8')
          return (JSON.parse(part) as { readonly runs: readonly unknown[] }).runs.length
        }),
      )
      expect(Math.min(...parts)).toBeGreaterThan(0)
      expect(runs).toHaveLength(parts.reduce((sum, count) => sum + count))
      expect(await readFile(join(project, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i)
    },
    120_000,
  )
})

const lacksJava = spawnSync('java', ['-version']).status !== 0

describe.skipIf(lacksJava)('Jenkins, by the word of another program (needs Java)', () => {
  const lint = async (name: string, change: (recipe: string) => string): Promise<Outcome> => {
    const project = join(folder, name)
    await mkdir(project)
    await writeFile(join(project, 'Jenkinsfile'), change(await read('ci/Jenkinsfile')))
    const options = ['--noserver', '--config', 'recommended-jenkinsfile', '--failon', 'warning']
    return run(bin('npm-groovy-lint'), [...options, '--path', project, '--files', '**/Jenkinsfile'], project)
  }

  it('takes the recipe', async () => {
    expect(await lint('jenkins', (recipe) => recipe)).toMatchObject({ code: 0 })
  }, 60_000)

  it('does not take a broken one', async () => {
    expect(await lint('broken', (recipe) => recipe.replace(') {', ' {'))).toMatchObject({ code: 1 })
  }, 60_000)
})
