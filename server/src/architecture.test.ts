import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from './rooms.ts';

const server = import.meta.dirname;
const web = resolve(server, '../../web/src');
const order = rooms.map((room) => room.name);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : [];
  });
}

function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
}

/** What is wrong with one import of a file, or undefined. Pure, so that the rules themselves are tested below. */
export function fault(floor: 'server' | 'web', from: string, to: string): string | undefined {
  const [room = '', ...inside] = to.split('/');
  const [home = ''] = from.split('/');
  if (room === home || !to.includes('/')) return undefined;
  // On the web floor `messages` gathers the words that every room keeps beside its pages.
  if (home === 'messages' && /^words\.(zh|en)\.ts$/.test(inside.join('/'))) return undefined;
  const door = /^index\.tsx?$/.test(inside.join('/')) || inside.join('/') === 'contract.ts';
  if (room === 'app')
    return home === 'main.ts' ||
      home === 'endpoints.ts' ||
      home === 'scopes.ts' ||
      home === 'shell' ||
      home === 'app.tsx' ||
      home === 'main.tsx' ||
      home === 'rooms.ts'
      ? undefined
      : 'nobody imports app/';
  if (!order.includes(room)) return undefined; // platform, ui, api, messages …
  if (home === 'platform' || home === 'ui' || home === 'api' || home === 'messages' || home === 'explain') {
    return `${home} imports no room`;
  }
  if (!door) return 'a room is entered by its door';
  if (home === 'app' || !order.includes(home)) return undefined;
  if (floor === 'server' && order.indexOf(room) > order.indexOf(home))
    return 'a later room is woken by a row, not called';
  if (floor === 'server' && inside.join('/') === 'contract.ts' && !from.endsWith('contract.ts'))
    return 'a room is entered by its door';
  return undefined;
}

function faultsOf(floor: 'server' | 'web', root: string): string[] {
  return sources(root).flatMap((file) =>
    imports(file)
      .filter((name) => name.startsWith('.'))
      .flatMap((name) => {
        const from = relative(root, file);
        const to = relative(root, resolve(dirname(file), name));
        if (to.startsWith('..')) return [];
        const what = fault(floor, from, to);
        return what === undefined ? [] : [`${floor}/src/${from} → ${to}: ${what}`];
      }),
  );
}

describe('the house', () => {
  it('has nine rooms in walking order', () => {
    expect(order).toEqual([
      'registry',
      'plans',
      'actuals',
      'gaps',
      'voices',
      'cases',
      'assessments',
      'honors',
      'publications',
    ]);
  });

  it.each([
    ['gaps/judge.ts', 'actuals/index.ts', undefined],
    ['gaps/judge.ts', 'actuals/store.ts', 'a room is entered by its door'],
    ['gaps/judge.ts', 'cases/index.ts', 'a later room is woken by a row, not called'],
    ['platform/http.ts', 'registry/index.ts', 'platform imports no room'],
    ['gaps/judge.ts', 'app/index.ts', 'nobody imports app/'],
    ['app/read-target.ts', 'publications/index.ts', undefined],
    ['gaps/judge.ts', 'gaps/store.ts', undefined],
  ])('%s → %s: %s', (from, to, expected) => {
    expect(fault('server', from, to)).toBe(expected);
  });

  it('server rooms import only platform, engine and the doors of earlier rooms', () => {
    expect(faultsOf('server', server)).toEqual([]);
  });

  it('web rooms keep to their doors as well', () => {
    expect(faultsOf('web', web)).toEqual([]);
  });

  it('has one kind of transaction', () => {
    const others = sources(server).filter((file) => /\.transaction\(\)/.test(readFileSync(file, 'utf8')));
    expect(others.map((file) => relative(server, file))).toEqual([]);
  });

  it('a room’s SQL is in its store and speaks of its own schema only', () => {
    const schemas = [...order, 'platform', 'auth'];
    const strangers = order.flatMap((room) =>
      sources(join(server, room)).flatMap((file) => {
        const text = readFileSync(file, 'utf8');
        const found = [...text.matchAll(/['"`\s](\w+)\.[a-z_]+['"`\s]/g)].map((match) => match[1] as string);
        const isStore = /(^|\/)store[\w-]*\.ts$/.test(file);
        const sql = /from 'kysely'/.test(text) || /sql`/.test(text);
        const faults = [];
        if (sql && !isStore) faults.push(`${relative(server, file)}: SQL outside store.ts`);
        if (isStore) {
          for (const schema of found) {
            if (schemas.includes(schema) && schema !== room)
              faults.push(`${relative(server, file)}: speaks of ${schema}`);
          }
        }
        return faults;
      }),
    );
    expect(strangers).toEqual([]);
  });
});
