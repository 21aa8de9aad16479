import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadHuzhou2024 } from '../../examples/huzhou-2024/read.ts';
import { compareWithYearBefore, readCockpit, readStandings } from '../../server/src/app/contract.ts';
import { addLedgerEntry, downloadFacts, listFacts, listLedger } from '../../server/src/plans/contract.ts';
import { readWorkbook } from '../../server/src/platform/read-workbook.ts';
import { openStory, type Story } from '../../server/testing/story.ts';
import { expectations, registerFacts } from './independent.ts';

const facts = registerFacts();

let story: Story;
beforeAll(async () => {
  story = await openStory({ cities: [loadHuzhou2024().bundle] });
});
afterAll(() => story?.close());

it('every one of the 580 register facts is listed as the file has it, with its document and row', async () => {
  const reader = await story.as('huzhou-reader');
  const { body } = await reader.call(listFacts);
  expect(facts).toHaveLength(580);
  expect(
    body.facts.map((one) => [
      one.code,
      one.kind,
      one.period,
      one.title,
      one.objective,
      one.section,
      one.op,
      one.value,
      one.value2,
      one.unit,
      one.tier,
      one.filter,
      one.scope,
      one.rankScope,
      one.note,
      one.document.title,
      one.row,
    ]),
  ).toEqual(
    facts.map(({ cells, document, row }) => [
      cells.id,
      cells.kind,
      cells.period,
      cells.indicator,
      cells.objective,
      cells.section,
      cells.op,
      cells.value,
      cells.value2,
      cells.unit,
      cells.tier,
      cells.filter,
      cells.scope,
      cells.rank_scope,
      cells.note,
      document,
      row,
    ]),
  );
  const promised = body.facts.filter(({ matter }) => matter !== null).map(({ code }) => code);
  expect(promised.sort()).toEqual(
    expectations()
      .map(({ id }) => id)
      .sort(),
  );
});

it('the list is filtered alike on the page and in Excel', async () => {
  const reader = await story.as('huzhou-reader');
  const query = { kind: 'rank', document: '004' } as const;
  const { body } = await reader.call(listFacts, { query });
  const wanted = facts.filter(({ cells }) => cells.kind === 'rank' && cells.doc === '004');
  expect(body.facts.map(({ code }) => code)).toEqual(wanted.map(({ cells }) => cells.id));
  const book = await readWorkbook((await reader.call(downloadFacts, { query })).bytes);
  const rows = (book[0]?.rows ?? []).filter((row) => /^\d{3}-\d{3}$/.test(String(row[0])));
  expect(rows.map((row) => String(row[0]))).toEqual(wanted.map(({ cells }) => cells.id));
});

it('the ledger holds what was published of places, streaks, honours and pilots; the streak only as 有望', async () => {
  const reader = await story.as('huzhou-reader');
  const { entries } = (await reader.call(listLedger)).body;
  const over = ({ cells }: (typeof facts)[number]) =>
    cells.kind === 'programme' &&
    /类型=(荣誉|试点)/.test(cells.note ?? '') &&
    Number(cells.period) < 2024 &&
    cells.strength === '' &&
    /^00[34]$/.test(cells.doc ?? '');
  const wanted = facts.filter((one) => /^(rank|streak)$/.test(one.cells.kind ?? '') || over(one));
  expect(entries.map(({ code }) => code)).toEqual(wanted.map(({ cells }) => cells.id));
  for (const [at, entry] of entries.entries()) {
    const { cells, row, document } = wanted[at] ?? { cells: {}, row: 0, document: '' };
    expect([entry.title, entry.period, entry.document]).toEqual([cells.indicator, cells.period, document]);
    expect(entry.source).toBe(`huzhou-register.csv 第 ${row} 行`);
    expect(entry.note).toContain(cells.note);
    const expects = /有望|预计/.test(cells.note ?? '');
    expect([entry.code, entry.state]).toEqual([entry.code, expects ? 'expected' : 'achieved']);
    if (cells.kind === 'programme') expect(entry.printed).toBe('');
    else expect(entry.printed).toMatch(new RegExp(`(^|[^\\d.])${cells.value}${cells.unit}$`));
  }
  expect(entries.find(({ title }) => title === '平安湖州建设连冠次数')).toMatchObject({
    state: 'expected',
    printed: '有望17连冠',
  });
  const office = await story.as('huzhou-office');
  const added = await office.call(addLedgerEntry, {
    body: { kind: 'award', title: '试填', level: '', state: 'achieved', period: '2024' },
  });
  expect(added.status).toBe(409);
});

it('register and cockpit count the same 97 promises by the same words, with no light of ours', async () => {
  const office = await story.as('huzhou-office');
  const expected = expectations();
  const { rows, counts } = (await office.call(readStandings)).body;
  const wanted = new Map(expected.map((one) => [one.id, one]));
  expect(rows.map(({ code }) => code).sort()).toEqual([...wanted.keys()].sort());
  for (const { code, status, light, value, figurePeriod } of rows) {
    const one = wanted.get(code);
    expect([code, status, light]).toEqual([code, one?.status, null]);
    expect([code, value, figurePeriod]).toEqual([
      code,
      one?.latest?.value ?? null,
      one?.latest?.period ?? null,
    ]);
  }
  const byStatus = (of: readonly { status: string; count: number }[]) =>
    Object.fromEntries(of.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]));
  const mine: Record<string, number> = {};
  for (const { status } of expected) mine[status] = (mine[status] ?? 0) + 1;
  expect(byStatus(counts)).toEqual(mine);
  const cockpit = (await office.call(readCockpit)).body;
  expect([cockpit.total, byStatus(cockpit.counts)]).toEqual([97, mine]);
  expect(cockpit.changes).toBeNull();
});

it('what lies below the year before is compared figure by figure, for the office alone', async () => {
  const { rows } = (await (await story.as('huzhou-office')).call(compareWithYearBefore)).body;
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    const promise = facts.find(({ cells }) => cells.id === row.matter.number)?.cells ?? {};
    const result = facts.find(
      ({ cells }) => cells.doc === '004' && cells.period === '2023' && cells.indicator === promise.indicator,
    )?.cells;
    expect([row.target, row.yearBefore.value, row.yearBefore.unit]).toEqual([
      promise.value,
      result?.value,
      result?.unit,
    ]);
    const scale = promise.unit === result?.unit ? 1 : 0.0001;
    const difference = Number(promise.value) * scale - Number(result?.value);
    expect([row.indicator, difference < 0]).toEqual([row.indicator, true]);
  }
  const reader = await (await story.as('huzhou-reader')).call(compareWithYearBefore);
  expect(reader.status).toBeGreaterThanOrEqual(403);
});
