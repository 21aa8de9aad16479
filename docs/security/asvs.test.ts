import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');

it.each(['asvs-5-level-2.md', 'threat-model.md'])('%s names only paths that exist', (page) => {
  const named = [
    ...read(page).matchAll(/`((?:server|web|cli|e2e|bench|docs|scripts|engine|system)\/[\w./-]+)`/g),
  ];
  expect(named.length).toBeGreaterThan(10);
  expect(named.map((one) => one[1] ?? '').filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

describe('the checklist', () => {
  const text = read('asvs-5-level-2.md');
  const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, id = '', level = '', , state = '', where = '']) => ({ id, level, state: state.trim(), where }),
  );
  const states = ['tested', 'built so', 'does not apply', 'not yet', "operator's"];

  it('has each requirement of levels 1 and 2 of ASVS 5.0.0 once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ level }) => level === '1')).toHaveLength(70);
    expect(rows.filter(({ level }) => level === '2')).toHaveLength(183);
  });

  it('says of each how it stands: tested by a test file, or why not', () => {
    expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
    const untested = rows.filter(
      ({ state, where }) => state === 'tested' && !/`[\w./-]+\.test\.ts`/.test(where),
    );
    expect(untested).toEqual([]);
    expect(rows.filter(({ where }) => where.trim() === '')).toEqual([]);
  });

  it('sums them up rightly', () => {
    const heading = (/^\| \| (.+) \| together \|$/m.exec(text)?.[1] ?? '').split(' | ');
    const sums = (/^\| requirements \| (.+) \|$/m.exec(text)?.[1] ?? '').split(' | ').map(Number);
    expect(sums).toEqual([
      ...heading.map((state) => rows.filter((row) => row.state === state).length),
      rows.length,
    ]);
  });
});
