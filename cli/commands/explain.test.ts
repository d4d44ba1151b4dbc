import { describe, expect, it } from 'vitest'
import { runCli } from '../fixtures/run-cli.ts'

describe('vmharness explain', () => {
  it('tells what a rule means, why it matters and how to see it', async () => {
    const { exitCode, stdout, stderr } = await runCli(['explain', 'one-vm-per-order'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/^one-vm-per-order \(rule\)\nOne order never has two live VMs\.$/m)
    expect(stdout).toContain('Why it matters:')
    expect(stdout).toContain('vmharness selftest creation-answer-cut --quirk repeats-lost-creation')
  })

  it('gives a command that works', async () => {
    const { stdout } = await runCli(['explain', 'takes-sleep-for-refusal'])
    const [, command = ''] = /^ {2}vmharness (.*)$/m.exec(stdout) ?? []
    const { exitCode, stdout: matrix } = await runCli([...command.split(' '), '--quiet'])
    expect(exitCode).toBe(0)
    expect(matrix).toContain('kill score 100 %')
  })

  it.each([
    ['3082', 'no-free-address (error of VMmanager)'],
    ['reply-lost', 'reply-lost (fault)'],
    ['does-not-wait', 'does-not-wait (quirk)'],
    ['VMH_USAGE', 'VMH_USAGE (failure of the harness)'],
  ])('knows %s', async (name, head) => {
    expect((await runCli(['explain', name])).stdout.split('\n')[0]).toBe(head)
  })

  it('tells of all things that share a name', async () => {
    const { stdout } = await runCli(['explain', 'asleep'])
    expect(stdout).toContain('asleep (fault)')
    expect(stdout).toContain('\n\nasleep (error of VMmanager)')
  })

  it('speaks Russian', async () => {
    const { stdout } = await runCli(['explain', 'no-orphan-vm', '--lang', 'ru'])
    expect(stdout).toContain('no-orphan-vm (правило)')
    expect(stdout).toContain('Почему это важно:')
  })

  it('proposes the nearest name for one that it does not know', async () => {
    const { exitCode, stdout, stderr } = await runCli(['explain', 'reply-lots'])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain('error VMH_USAGE')
    expect(stderr).toContain('nothing is named reply-lots; did you mean reply-lost?')
  })

  it('proposes nothing where nothing is near', async () => {
    const { exitCode, stderr } = await runCli(['explain', 'xyzzy'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('nothing is named xyzzy\n')
  })

  it('needs a name', async () => {
    expect((await runCli(['explain'])).exitCode).toBe(2)
  })
})
