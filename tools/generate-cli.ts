import { main } from '../cli/main.ts'
import { page } from './page.ts'

const lead = `Every verb with its options, as \`--help\` prints them. stdout carries what a program reads, stderr what a person reads.
Exit codes: 0 all good; 1 the thing under test is bad; 2 wrong use or unreadable input; 3 the environment failed;
130 interrupted.`

/** The page about the command line: path and content. */
export async function generateCli(): Promise<ReadonlyMap<string, string>> {
  const whole = await help()
  const [, listed = ''] = /^Commands:\n([^]*?)\n\n/m.exec(whole) ?? []
  const verbs = [...listed.matchAll(/^ {2}(\w+)/gm)].map(([, verb = '']) => verb)
  const sections: string[] = []
  for (const verb of verbs) {
    sections.push(section(verb, await help(verb)))
    if (verb !== 'report') continue
    for (const part of ['merge', 'render', 'compare'])
      sections.push(section(`report ${part}`, await help(verb, part)))
  }
  return new Map([['docs/cli.md', page('The command line', lead, sections)]])
}

function section(verb: string, text: string): string {
  // How many cores this machine has is no news to others.
  const told = text.trim().replaceAll(/(--jobs .*\(default:) \d+\)/g, '$1 as many as there are cores)')
  return `## ${verb}\n\n\`\`\`text\n${told}\n\`\`\``
}

async function help(...verbs: readonly string[]): Promise<string> {
  let text = ''
  const stream = { columns: 100, write: (piece: string) => void (text += piece) }
  const nobody = { on: () => {}, off: () => {}, exit: () => {} }
  await main([...verbs, '--help'], { stdout: stream, stderr: stream, env: {}, ...nobody })
  return text
}
