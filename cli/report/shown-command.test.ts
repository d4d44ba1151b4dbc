import { expect, it } from 'vitest'
import { shownCommand } from './shown-command.ts'

it.each([
  [['run', 'a b.yaml', '--seed', '7'], "vmharness run 'a b.yaml' --seed 7"],
  [['run', '--var', 'password=correct horse'], "vmharness run --var 'password=[redacted]'"],
  [['run', '--var', 'adminPassword=x1'], "vmharness run --var 'adminPassword=[redacted]'"],
  [['run', '--token', 'abc'], "vmharness run --token '[redacted]'"],
  [['run', '--admin-password=abc'], "vmharness run '--admin-password=[redacted]'"],
  [
    ['record', '--to', 'https://root:abc@vm.example.com/x'],
    "vmharness record --to 'https://[redacted]@vm.example.com/x'",
  ],
  [['check', 'x?token=abc&y=1'], "vmharness check 'x?token=[redacted]&y=1'"],
  [['run', '7-9f8fad5b-d9cb-469f-a165-70867728950e'], "vmharness run '[redacted]'"],
])('shows %j without its secrets', (args, shown) => {
  expect(shownCommand(args)).toBe(shown)
})
