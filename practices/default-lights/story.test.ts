import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { defaultRules } from '../../engine/src/gap/default-rules.ts';
import { intervalOf } from '../../engine/src/gap/intervals.ts';
import { readRules } from '../../engine/src/gap/rules.ts';

const practice = parse(readFileSync(join(import.meta.dirname, 'rules.yaml'), 'utf8'));
const { proposals, ...forEngine } = practice.rules;
const rules = readRules(forEngine, 'rules.yaml');

test('the practice and the engine’s own default are one rule', () => {
  expect(rules).toEqual(defaultRules);
});

test.each([
  [0.1, 'ahead', 'green'],
  [0.0999, 'on_pace', 'green'],
  [0, 'on_pace', 'green'],
  [-0.0001, 'behind', 'yellow'],
  [-0.1, 'behind', 'yellow'],
  [-0.1001, 'far_behind', 'red'],
])('a gap of %f is %s and %s', (gap, status, light) => {
  const { basis, intervals } = rules.lights;
  expect(intervalOf(intervals, basis, gap)).toMatchObject({ status, light });
});

test('only a red light on a binding promise proposes an order', () => {
  expect(proposals).toEqual({ lights: ['red'], natures: ['binding'] });
});
