import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadHuzhou2024 } from '../../examples/huzhou-2024/read.ts';
import { readMatterStanding, readUnit, type TargetLine } from '../../server/src/app/contract.ts';
import { listMatters, readMatter } from '../../server/src/plans/contract.ts';
import { listUnits } from '../../server/src/registry/contract.ts';
import { openStory, type Story } from '../../server/testing/story.ts';
import { type Expected, expectations } from './independent.ts';

let story: Story;
const expected = new Map(expectations().map((one) => [one.id, one]));

beforeAll(async () => {
  story = await openStory({ cities: [loadHuzhou2024().bundle] });
});
afterAll(() => story?.close());

/** Several at a time, so that a hundred pages are read in seconds. */
async function each<Thing>(things: Iterable<Thing>, look: (thing: Thing) => Promise<void>): Promise<void> {
  const left = [...things];
  const worker = async () => {
    for (let thing = left.pop(); thing !== undefined; thing = left.pop()) await look(thing);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

/** Every figure that a line of a page shows, as the files have it. */
function saysTheFiles(line: TargetLine, one: Expected | undefined): void {
  const { latest } = line;
  expect([
    line.code,
    line.indicator,
    line.matter.objectives,
    line.matter.section,
    line.unit,
    line.standing.status,
    line.standing.light,
    latest === null ? null : { value: latest.value, period: latest.period, url: latest.source.url },
  ]).toEqual([
    one?.id,
    one?.indicator,
    [one?.objective],
    one?.section,
    one?.unit,
    one?.status,
    null,
    one?.latest ?? null,
  ]);
  expect(line.promise.map(({ tier }) => tier)).toEqual([one?.tier]);
  if (one?.value)
    expect([line.code, line.promise[0]?.text.zh]).toEqual([line.code, expect.stringContaining(one.value)]);
}

it('a matter’s page shows the figures of the files, its owners as printed, and words of nobody', async () => {
  const reader = await story.as('huzhou-reader');
  const { matters } = (await reader.call(listMatters, { query: { size: 200 } })).body;
  const ids = new Map(matters.map(({ code, id }) => [code, id]));
  expect([...ids.keys()].sort()).toEqual([...expected.keys()].sort());
  await each(expected.values(), async (one) => {
    const params = { matter: ids.get(one.id) ?? '' };
    const [page, standing] = await Promise.all([
      reader.call(readMatter, { params }),
      reader.call(readMatterStanding, { params }),
    ]);
    expect([page.status, standing.status]).toEqual([200, 200]);
    for (const line of standing.body.targets) saysTheFiles(line, expected.get(line.code));
    expect(standing.body.targets.map(({ code }) => code)).toEqual([one.id]);
    expect(standing.body.words).toEqual([]);
    expect(page.body.duties.map(({ printed }) => printed)).toEqual(one.owners);
    expect([page.body.text, page.body.leader, page.body.withdrawn]).toEqual([null, '', null]);
    expect(
      page.body.targets.map(({ code, op, unit, tiers, note, revisions }) => ({
        code,
        op,
        unit,
        values: tiers.map(({ value }) => value ?? ''),
        note,
        revisions,
      })),
    ).toEqual([
      { code: one.id, op: one.op, unit: one.unit, values: [one.value], note: one.note, revisions: [] },
    ]);
  });
});

it('a unit’s page shows the targets whose owners name it, figure by figure, and nothing that it was asked or said', async () => {
  const reader = await story.as('huzhou-reader');
  const { units } = (await reader.call(listUnits)).body;
  const seen = new Map<string, string[]>();
  const matters = new Map<string, string[]>();
  await each(units, async ({ id, name }) => {
    const { status, body } = await reader.call(readUnit, { params: { id } });
    expect(status).toBe(200);
    for (const { line } of body.targets) saysTheFiles(line, expected.get(line.code));
    expect([name, body.tasks, body.cases, body.words, body.requests]).toEqual([
      name,
      [],
      [],
      [],
      { total: 0, overdue: 0, items: [] },
    ]);
    expect(body.behind.filter(({ problems, nextSteps, orders }) => problems || nextSteps || orders)).toEqual(
      [],
    );
    expect(body.matters.every(({ number, title }) => expected.get(number)?.indicator === title)).toBe(true);
    matters.set(
      name,
      body.matters.map(({ number }) => number),
    );
    seen.set(
      name,
      body.targets.map(({ line }) => line.code),
    );
  });
  expect(seen.get('湖州市')?.sort()).toEqual([...expected.keys()].sort());
  const owned = [...expected.values()].filter(({ owners }) => owners.length > 0);
  expect(owned.length).toBeGreaterThan(3);
  for (const [name, codes] of seen) {
    if (name === '湖州市') continue;
    for (const code of codes) expect([name, code, expected.get(code)?.owners]).not.toEqual([name, code, []]);
  }
  // Whoever is printed by its full name has the matter on its own page; whoever leads it, its target as well.
  for (const { id, owners } of owned) {
    for (const owner of owners.filter((one) => matters.has(one))) {
      expect([owner, matters.get(owner)]).toEqual([owner, expect.arrayContaining([id])]);
      if (owner === owners[0]) expect(seen.get(owner)).toContain(id);
    }
  }
  expect(owned.some(({ owners }) => owners.some((one) => matters.has(one)))).toBe(true);
});
