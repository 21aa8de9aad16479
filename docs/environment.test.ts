import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What every shell has, and what one of our processes tells another. */
const notForOperators = new Set(['PATH', 'HOME', 'MERITLOOP_HANDED_OVER']);

function variablesRead(): Set<string> {
  const found = new Set<string>();
  const files = globSync(['server/src/**/*.ts', 'cli/src/**/*.ts', 'cli/bin/*.mjs'], { cwd: root });
  for (const file of files.filter((name) => !name.includes('.test.'))) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/\b(?:process\.env|env|environment)\.([A-Z][A-Z0-9_]+)/g))
      found.add(name);
    for (const [, names = ''] of text.matchAll(
      /\{([^{}]*)\}\s*(?:=\s*process\.env|:\s*NodeJS\.ProcessEnv)/g,
    )) {
      for (const [name] of names.matchAll(/\b[A-Z][A-Z0-9_]+\b/g)) found.add(name);
    }
    for (const [, name = ''] of text.matchAll(/'(MERITLOOP_[A-Z_]+)'/g)) found.add(name);
  }
  return new Set([...found].filter((name) => !notForOperators.has(name)));
}

it('every environment variable that the program reads is in the operator’s guide, and no other', () => {
  const guide = readFileSync(join(root, 'docs/guide/operations.md'), 'utf8');
  const section = guide.split('## Environment variables')[1]?.split('\n## ')[0] ?? '';
  const listed = [...section.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map((row) => row[1] ?? '');
  expect([...listed].sort()).toEqual([...variablesRead()].sort());
  expect(new Set(listed).size).toBe(listed.length);
});
