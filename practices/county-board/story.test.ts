import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseScheme } from '../../engine/src/index.ts';
import { isSection, type Leaf, type SchemeNode } from '../../engine/src/scheme/scheme.ts';
import { generateCity } from '../../examples/simulated-city/generate.ts';

const text = readFileSync(join(import.meta.dirname, 'scheme.yaml'), 'utf8');
const scheme = parseScheme(parse(text), 'scheme.yaml');
const city = generateCity();

const leavesOf = (nodes: readonly SchemeNode[]): Leaf[] =>
  nodes.flatMap((node) => (isSection(node) ? leavesOf(node.items) : [node]));
const leaves = leavesOf(scheme.items);

describe('county board', () => {
  test('is an example and says so', () => {
    expect(scheme.status).toBe('example');
    expect(text.split('\n', 1)[0]).toContain('示例、可编辑');
  });

  test('its weights make a hundred, by two methods', () => {
    expect(leaves.reduce((sum, { weight }) => sum + Number(weight), 0)).toBe(100);
    expect(new Set(leaves.map(({ method }) => method.name))).toEqual(new Set(['completion', 'efficacy']));
  });

  test('scores only what every county was given, none of it an official statistic', () => {
    const counties = city.groupMembers.filter(({ group }) => group === 'counties').map(({ unit }) => unit);
    for (const { indicator, tier, measure } of leaves) {
      expect(city.indicators.find(({ code }) => code === indicator)?.sourceKind).not.toBe('official');
      for (const county of counties) {
        const target = city.targets.find((one) => one.subject === county && one.indicator === indicator);
        expect(target).toBeDefined();
        if (measure.kind !== 'value')
          expect(target?.tiers.some((one) => one.tier === (tier ?? ''))).toBe(true);
      }
    }
  });

  test('nobody scores an item that counts for itself', () => {
    const departments = new Set(
      city.units.filter(({ kind }) => kind === 'department').map(({ code }) => code),
    );
    for (const { owner } of leaves) expect(departments.has(owner ?? '')).toBe(true);
  });
});
