import { expect, it } from 'vitest';
import type { Light } from './contract.ts';
import { proposesOrder } from './propose.ts';
import type { ProposalRule } from './rule-set.ts';

const both: ProposalRule = { lights: ['yellow', 'red'], natures: ['binding'] };
const redOnly: ProposalRule = { lights: ['red'], natures: ['binding'] };

it.each<[ProposalRule | undefined, 'binding' | 'expected' | null, Light | undefined, Light, boolean]>([
  [both, 'binding', 'green', 'yellow', true],
  [both, 'binding', 'yellow', 'red', true],
  [both, 'binding', 'unlit', 'yellow', true],
  [both, 'binding', 'red', 'yellow', false],
  [both, 'binding', 'red', 'red', false],
  [both, 'binding', undefined, 'yellow', true],
  [redOnly, 'binding', 'green', 'yellow', false],
  [redOnly, 'binding', undefined, 'red', true],
  [redOnly, 'expected', 'yellow', 'red', false],
  [redOnly, null, 'yellow', 'red', false],
  [undefined, 'binding', 'yellow', 'red', false],
])('%o on a %s target, %s → %s: %s', (rule, nature, before, after, expected) => {
  expect(proposesOrder(rule, nature, after, before)).toBe(expected);
});
