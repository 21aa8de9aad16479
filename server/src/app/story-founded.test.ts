import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../testing/client.ts';
import { makeCallers } from '../../testing/rights/callers.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { createMatter, withdrawMatter } from '../plans/contract.ts';
import { readTodo } from './contract.ts';
import { foundCity } from './found-city.ts';

const city = 'anzhou';
let story: Story;
let office: Actor;

beforeAll(async () => {
  story = await openStory({ cities: [] });
  const name = { zh: '安州市', en: 'Anzhou' };
  await foundCity(
    story.db,
    {
      code: city,
      name,
      notice: name,
      root: { code: 'root', kind: 'city' },
      officers: {
        system_officer: { username: 'sys-anzhou', name },
        security_officer: { username: 'sec-anzhou', name },
        audit_officer: { username: 'audit-anzhou', name },
      },
      reason: '首次建立',
      besideExamples: true,
      practices: {},
    },
    new Date(),
  );
  const { rows } = await sql<{ id: string }>`select id from registry.unit
    where tenant_id = ${city}`.execute(story.db);
  const callers = await makeCallers(story, city, { own: rows[0]?.id ?? '' }, 'one of each');
  const found = callers.find(({ role }) => role === 'office');
  if (found === undefined) throw new Error('no office');
  office = found.actor;
});
afterAll(() => story?.close());

const waiting = async () => {
  const { status, body } = await office.call(readTodo);
  expect(status).toBe(200);
  return body.items.map(({ kind }) => kind);
};

it('a city that was just founded asks its office for no document: it would say nothing', async () => {
  expect(await waiting()).toEqual([]);
  const created = await office.call(createMatter, {
    body: {
      number: '1',
      title: '扩大工业有效投资',
      text: null,
      document: null,
      section: '',
      leader: '',
      objectives: [],
      tags: [],
      campaignIds: [],
      duties: [],
    },
  });
  expect([created.status, await waiting()]).toEqual([200, ['document', 'document']]);
  const withdrawn = await office.call(withdrawMatter, {
    params: { matter: created.body.id },
    body: { reason: '并入其他事项' },
    ifMatch: created.body.version,
  });
  expect([withdrawn.status, await waiting()]).toEqual([200, []]);
});
