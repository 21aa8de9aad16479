import { appendFileSync } from 'node:fs';
import { loadModule } from 'libpg-query';
import pg from 'pg';
import { afterAll, expect } from 'vitest';
import { faultsOfStatement, spreadSchemas } from './tenant-rule.ts';

/*
 * Vitest's setup of every server test: each different statement that the product sends while a test file runs is held
 * against the rule by which tables can be spread by tenant. What fails the file is named with its statement.
 * `STATEMENTS_FILE=/tmp/statements.jsonl npx vitest run --project server` writes down every different statement of any
 * kind, one JSON string a line; each worker writes its own, so that one may stand there twice.
 */
const writtenTo = process.env.STATEMENTS_FILE;
const touches = new RegExp(`\\b(${[...spreadSchemas].join('|')})"?\\."?[a-z]`);
const data = /^\s*(with|select|insert|update|delete)\b/i;

/** A worker runs several files, and this setup before each: what was seen and found is kept with the worker. */
interface Watch {
  seen: Set<string>;
  written: Set<string>;
  faults: Map<string, string[]>;
}
const kept = globalThis as { meritloopStatements?: Watch };

if (kept.meritloopStatements === undefined) {
  await loadModule();
  kept.meritloopStatements = watch();
}
const { faults } = kept.meritloopStatements;

function watch(): Watch {
  const found: Watch = { seen: new Set(), written: new Set(), faults: new Map() };
  const prototype = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const send = prototype.query;
  prototype.query = function (this: unknown, ...args: unknown[]) {
    for (const text of textsOf(args[0])) note(found, text);
    return send.apply(this, args);
  };
  return found;
}

/** One text as a rule; those of a flight (server/src/platform/flight.ts). */
function textsOf(asked: unknown): string[] {
  if (typeof asked === 'string') return [asked];
  const { text, passengers } = (asked ?? {}) as { text?: string; passengers?: { text: string }[] };
  return passengers?.map((one) => one.text) ?? (text === undefined ? [] : [text]);
}

function note(found: Watch, text: string): void {
  if (writtenTo !== undefined && !found.written.has(text)) {
    found.written.add(text);
    appendFileSync(writtenTo, `${JSON.stringify(text)}\n`);
  }
  if (found.seen.has(text) || !data.test(text) || !touches.test(text)) return;
  found.seen.add(text);
  const told = faultsOfStatement(text);
  if (told.length > 0) found.faults.set(text, told);
}

afterAll(() => {
  const told = [...faults].map(([text, found]) => `${found.join('; ')}: ${text.replace(/\s+/g, ' ')}`);
  faults.clear();
  expect(told, 'statements that cannot run where tables are spread by tenant').toEqual([]);
});
