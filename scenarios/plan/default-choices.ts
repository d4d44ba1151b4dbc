/** What a run takes where nothing is chosen; part of the interface, since the lines that replay a run leave it out. */
export const defaultChoices = {
  target: 'simulated',
  dialect: '2024.03',
  seed: 42,
  clock: 'virtual',
} as const
