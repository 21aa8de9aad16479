import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStory, type Story } from '../../testing/story.ts';
import { listViews, saveView } from '../registry/contract.ts';

let story: Story;
const lines: string[] = [];
/** What PostgreSQL cannot take, and repeats in its error. */
const told = '2026-13-45';

beforeAll(async () => {
  story = await openStory({ log: { write: (line) => void lines.push(line) } });
  // From here on neither reading nor keeping a saved view is anything that this database can do.
  await sql
    .raw(`alter table registry.saved_view rename to saved_view_kept;
      create view registry.saved_view as
        select * from registry.saved_view_kept where '${told}'::text::date is not null;
      create function registry.cannot() returns trigger language plpgsql as
        'begin perform ''${told}''::text::date; return new; end';
      create trigger cannot before insert on registry.saved_view_kept
        for each row execute function registry.cannot()`)
    .execute(story.db);
});
afterAll(() => story?.close());

it('what a read asks and PostgreSQL cannot take is a failure of ours, told to the log by its place alone', async () => {
  const read = await story.call('office', listViews, { query: { page: 'targets' } });
  expect([read.status, read.body.error?.code]).toEqual([500, 'platform.failed']);
  const logged = lines.map((line) => JSON.parse(line)).find(({ err }) => err !== undefined);
  expect(logged).toMatchObject({ level: 50, err: { code: '22008', routine: 'DateTimeParseError' } });
  expect(lines.join('')).not.toContain(told);
});

it('what a write was to keep and PostgreSQL cannot is refused, since it may be the caller’s', async () => {
  const body = { page: 'targets', name: '全市', query: {}, shared: false };
  expect(await story.said('office', saveView, { body })).toEqual([422, 'platform.out_of_range']);
  expect(lines.join('')).not.toContain(told);
});
