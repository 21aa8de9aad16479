import { loadModule } from 'libpg-query';
import pg from 'pg';
import { afterAll, expect } from 'vitest';
import { faultsOfStatement, spreadSchemas } from './tenant-rule.ts';

/*
 * Vitest's setup of every server test: each different statement that the product sends while a test file runs is held
 * against the rule by which tables can be spread by tenant. What fails the file is named with its statement.
 */
const seen = new Set<string>();
const faults = new Map<string, string[]>();
const touches = new RegExp(`\\b(${[...spreadSchemas].join('|')})"?\\."?[a-z]`);
const data = /^\s*(with|select|insert|update|delete)\b/i;

await loadModule();

type Query = (...args: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query & { watched?: boolean } };
if (prototype.query.watched !== true) {
  const original = prototype.query;
  const watched: Query & { watched?: boolean } = function (this: unknown, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text;
    if (text !== undefined && !seen.has(text) && data.test(text) && touches.test(text)) {
      seen.add(text);
      const found = faultsOfStatement(text);
      if (found.length > 0) faults.set(text, found);
    }
    return original.apply(this, args);
  };
  watched.watched = true;
  prototype.query = watched;
}

afterAll(() => {
  const told = [...faults].map(([text, found]) => `${found.join('; ')}: ${text.replace(/\s+/g, ' ')}`);
  faults.clear();
  expect(told, 'statements that cannot run where tables are spread by tenant').toEqual([]);
});
