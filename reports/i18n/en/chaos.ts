export const chaos = {
  legend:
    '✓ recovered: the step was done; g gave up cleanly: what the fault left does not pass; ✗ broken: a rule, a step given up for a fault that passes, or a fault that is no longer injected; d by design; ! errored; blank: no occasion for the fault.',
  figures:
    '{cells, plural, one {# cell} other {# cells}}: {run} run, {recovered} recovered, {gaveUp} gave up cleanly, {broken} broken, {byDesign} by design, {errored} errored; {unreachable} unreachable',
  square: '{step} under {fault}: {verdict}, {cells, plural, one {# cell} other {# cells}}',
  cell: '{step} under {fault} on {platform}, dialect {dialect}: {verdict}',
  fault: 'Fault',
  list: 'What did not hold',
  verdicts: {
    recovered: 'recovered',
    'gave-up': 'gave up cleanly',
    broken: 'broken',
    'by-design': 'by design',
    unreachable: 'unreachable',
    errored: 'errored',
  },
}
