/** Lets editors complete the language and mark mistakes; the path is seen from the file. */
const schemaLine =
  '# yaml-language-server: $schema=../node_modules/vmmanager-harness/scenarios/language/generated/scenario.editor.schema.json'

/** The files of a starter project, by path in it. */
export const starterFiles: Readonly<Record<string, string>> = {
  'scenarios/first-order.yaml': `${schemaLine}
# A scenario: what clients do, what goes wrong, what must come of it.
# Every key is described in node_modules/vmmanager-harness/docs/scenario-language.md.
title: One client orders one VM
purpose: The basic promise. A client pays, a VM is created, its operating system is installed, the service becomes Active.

# Words to filter by: vmharness list --tag smoke
tags: [smoke]

# Without this line, the scenario runs on both platforms.
# platforms: [billmanager]

# How the simulated VMmanager differs from the default one.
world:
  addresses: 16
  durations: { osInstall: 2m }

# What is done, in order. A step does not wait for the one before it.
steps:
  - order: { client: anna, tariff: small }
  - wait: settled

# What must come of it. Anything else that is found fails the run.
expect:
  orders: { active: 1 }
  calls: { host-create: 1 }
`,
  'scenarios/lost-reply.yaml': `${schemaLine}
title: The reply to the create request is lost
purpose: Nobody pays twice for one VM when the network fails at the wrong moment.
tags: [resilience]

# vmharness explain reply-lost explains a fault; node_modules/vmmanager-harness/docs/faults.md lists them all.
faults:
  - { fault: reply-lost, operation: host-create, times: 1 }

steps:
  - order: {}
  - wait: settled

expect:
  orders: { active: 1 }
`,
  'scenarios/whole-life.ts': `// The same language in TypeScript. The default export is the scenario; it may be made by any code.
const life = ['stop', 'start', 'suspend', 'resume', 'close'] as const

export default {
  title: 'A service from its order to its end',
  purpose: 'Everything that a client can do with a service works one after the other.',
  steps: [
    { order: {} },
    { wait: 'settled' },
    ...life.flatMap((action) => [{ [action]: {} }, { wait: 'settled' }]),
  ],
  expect: { orders: { active: 1 }, services: { deleted: 1 } },
}
`,
  'README.md': `# Scenarios for vmmanager-harness

    npx vmharness run scenarios              # run them on both platforms
    npx vmharness run scenarios --out out    # with traces and reports
    npx vmharness selftest scenarios         # would they notice known defects?
    npx vmharness simulate --port 8080       # a VMmanager for your own client
`,
}
