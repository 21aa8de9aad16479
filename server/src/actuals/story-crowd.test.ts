import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import * as contract from './contract.ts';

const crowd = 200;
let story: Story;
beforeAll(async () => {
  const city = smallCity();
  const towns = Array.from({ length: crowd }, (_, index) => ({
    code: `village-${index}`,
    name: `甲县第${index + 1}镇`,
    kind: 'town',
    sort: 100 + index,
  }));
  city.units = [...city.units, ...towns];
  city.memberships = [
    ...city.memberships,
    ...towns.map((town) => ({ unit: town.code, parent: 'county-a', kind: 'administrative' as const })),
  ];
  city.requests = [
    ...city.requests,
    ...towns.map((town) => ({
      indicator: 'investment',
      unit: town.code,
      subject: town.code,
      period: '2026-05',
      dueOn: '2026-06-10',
    })),
  ];
  story = await openStory({ cities: [city] });
  for (const name of ['clerk-a', 'signer-a', 'reviewer', 'office', 'office-2']) await story.as(name);
});
afterAll(() => story.close());

async function count(act: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*) as count from actuals.step where act = ${act}`.execute(story.db);
  return found.rows[0]?.count ?? 0;
}

describe('two hundred at once', () => {
  it('loses and doubles no submission of two hundred requests, each sent twice under one key', async () => {
    const clerk = await story.as('clerk-a');
    const signer = await story.as('signer-a');
    const { body } = await clerk.call(contract.listRequests, { query: { period: '2026-05', size: 200 } });
    expect(body).toMatchObject({ total: crowd, overdue: crowd });
    const ready = await Promise.all(
      body.requests.map(async (request, index) => ({
        id: request.id,
        ...(await walkFigure(story, request, { value: `${index}.5` }, 'signed')),
      })),
    );
    const answers = await Promise.all(
      [...ready, ...ready].map(({ id, version }) =>
        signer.call(contract.submit, { params: { request: id }, ifMatch: version, key: `submit-${id}` }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    expect(await count('submit')).toBe(crowd);
    const office = await story.as('office');
    const seen = await office.call(contract.listRequests, { query: { state: 'submitted', size: 200 } });
    expect(seen.body.total).toBe(crowd);
    expect(new Set(seen.body.requests.map((one) => one.entered?.value)).size).toBe(crowd);
    const audited = await sql<{ count: number }>`
      select count(*) as count from platform.audit where act = 'actuals.submit'`.execute(story.db);
    expect(audited.rows[0]?.count).toBe(crowd);
  });

  it('lets one of two hundred submit the same request', async () => {
    const signer = await story.as('signer-a');
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    const before = await count('submit');
    const { version } = await walkFigure(story, request, { value: '46' }, 'signed');
    const answers = await Promise.all(
      Array.from({ length: crowd }, (_, index) =>
        signer.call(contract.submit, {
          params: { request: request.id },
          ifMatch: version,
          key: `crowd-key-${index}`,
        }),
      ),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: crowd - 1 }, () => 412)]);
    expect((await count('submit')) - before).toBe(1);
  });

  it('locks once when two officers lock the same list crosswise', async () => {
    const office = await story.as('office');
    const second = await story.as('office-2');
    const reviewer = await story.as('reviewer');
    const { body } = await office.call(contract.listRequests, { query: { state: 'submitted', size: 40 } });
    const reviewed = await Promise.all(
      body.requests.map(async ({ id, version }) => {
        const answer = await reviewer.call(contract.pass, { params: { request: id }, ifMatch: version });
        return { id, version: answer.body.version };
      }),
    );
    const [one, two] = await Promise.all([
      office.call(contract.lockMany, { body: { requests: reviewed } }),
      second.call(contract.lockMany, { body: { requests: reviewed.toReversed() } }),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    const figures = await sql<{ count: number }>`
      select count(*) as count from actuals.observation where request_id is not null`.execute(story.db);
    expect(figures.rows[0]?.count).toBe(40);
  });
});
