import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { requestActs } from '../actuals/contract.ts';
import { rooms } from '../rooms.ts';
import { actWords, kindWords, openActs } from './audit-acts.ts';
import { auditRooms } from './audit-rooms.ts';

const server = join(import.meta.dirname, '..');
const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ts$/.test(name) && !/test(ing)?\.ts$/.test(name))
  .map((name) => readFileSync(join(server, name), 'utf8'));
const found = (pattern: RegExp) =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] as string));

it('says every act that the server records in words of both languages', () => {
  const procedure = parse(
    readFileSync(join(server, '../../practices/supervision/procedure.yaml'), 'utf8'),
  ) as { transitions: { code: string }[] };
  const acts = [
    ...found(/\bact: '([a-z]+\.[a-z_]+)'/g),
    ...found(/\b[nN]ote\w*\([^,()]+, '(identity\.[a-z_]+)'/g),
    ...found(/\bsay\(act, \w+, '([a-z]+\.[a-z_]+)'/g),
    ...requestActs.map((act) => `actuals.${act}`),
    ...procedure.transitions.map(({ code }) => `cases.${code}`),
  ];
  expect(acts.length).toBeGreaterThan(60);
  // A new act? Say it in audit-acts.ts.
  expect(acts.filter((act) => actWords[act] === undefined)).toEqual([]);
  for (const act of acts) expect(auditRooms).toContain(act.split('.')[0]);
});

it('says every kind of thing that acts are about', () => {
  const kinds = found(/subject: \{ kind: '([a-z_]+)'/g);
  expect(kinds.filter((kind) => kindWords[kind] === undefined)).toEqual([]);
});

it('knows every room, in walking order, and then what is none', () => {
  // The list imports nothing, for the web's sake, so it is held against the rooms here.
  expect(auditRooms.slice(0, rooms.length)).toEqual(rooms.map(({ name }) => name));
});

it('opens to the audit officer acts on access alone', () => {
  expect(openActs).toContain('registry.end_session');
  for (const act of openActs)
    expect(act).toMatch(/^((platform|identity)\.|registry\.\w+_(account|grant|access|officer|sessions?)$)/);
  expect(openActs).toContain('registry.give_grant');
  expect(openActs).not.toContain('actuals.lock');
});
