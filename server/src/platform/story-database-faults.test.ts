import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { actorAt } from '../../testing/client.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { type RunningServer, startServer } from '../main.ts';
import { listViews, saveView } from '../registry/contract.ts';
import { openDatabase } from './database.ts';

let story: Story;
let server: RunningServer;
const lines: string[] = [];
const told = '甲某的数';

/** A database that cannot take what is asked of saved views, and says so with the value, as PostgreSQL does. */
const refusing: typeof openDatabase = (...given) => {
  const opened = openDatabase(...given);
  opened.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const asked = (...sent: unknown[]) => {
      const [first] = sent;
      const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
      if (!/saved_view|"view"/.test(text ?? '')) return query(...sent);
      const fault = new pg.DatabaseError(`date/time field value out of range: "${told}"`, 100, 'error');
      return Promise.reject(
        Object.assign(fault, { code: '22008', severity: 'ERROR', routine: 'DateTimeParseError' }),
      );
    };
    client.query = asked as typeof client.query;
  });
  return opened;
};

beforeAll(async () => {
  vi.stubEnv('MERITLOOP_SECRET', 'the same secret of both houses, long enough to be one');
  story = await openStory();
  server = await startServer({
    databaseUrl: story.databaseUrl,
    host: '127.0.0.1',
    port: 0,
    home: tmpdir(), // holds nothing: the secret is given
    open: refusing,
    logLevel: 'info',
    logStream: { write: (line) => lines.push(line) },
  });
});
afterAll(async () => {
  await server?.close();
  await story?.close();
  vi.unstubAllEnvs();
});

it('what a read asks and PostgreSQL cannot take is a failure of ours, told to the log by its place alone', async () => {
  const { cookie } = await story.as('office');
  const office = actorAt(server.address, cookie, story.tenant);
  const read = await office.call(listViews, { query: { page: 'targets' } });
  expect([read.status, read.body.error?.code]).toEqual([500, 'platform.failed']);
  const logged = lines.map((line) => JSON.parse(line)).find(({ err }) => err !== undefined);
  expect(logged).toMatchObject({ level: 50, err: { code: '22008', routine: 'DateTimeParseError' } });
  expect(lines.join('')).not.toContain(told);
});

it('what a write was to keep and PostgreSQL cannot is refused, since it may be the caller’s', async () => {
  const { cookie } = await story.as('office');
  const office = actorAt(server.address, cookie, story.tenant);
  const body = { page: 'targets', name: '全市', query: {}, shared: false };
  const written = await office.call(saveView, { body });
  expect([written.status, written.body.error?.code]).toEqual([422, 'platform.out_of_range']);
  expect(lines.join('')).not.toContain(told);
});
