import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCity } from '../../testing/city.ts';
import { merged } from '../../testing/hostile-workbooks.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf } from '../../testing/walk-figure.ts';
import { workbook } from '../platform/workbook.ts';
import * as contract from './contract.ts';
import { wordsColumns } from './fill-in-columns.ts';

let story: Story;
beforeAll(async () => {
  const city = smallCity();
  // County A leads a matter of its own, so that it has words and a figure on one page.
  const units = [
    { unit: 'county-a', role: 'lead' as const },
    { unit: 'county-b', role: 'co' as const },
  ];
  city.matters = city.matters.map((matter) => (matter.code === 'm1' ? { ...matter, units } : matter));
  story = await openStory({ cities: [city, smallPublishedCity()] });
  const office = await story.as('office');
  await office.call(contract.askByPlan, {
    body: { period: '2026-H1', scope: {}, figures: true, words: true, coUnits: true, dueOn: '2026-07-14' },
  });
});
afterAll(() => story.close());

async function reportOf(username: string) {
  const actor = await story.as(username);
  const list = await actor.call(contract.listReports, {});
  const first = list.body.reports.find(({ unit }) => unit.name === '甲县') ?? list.body.reports[0];
  if (first === undefined) throw new Error(`${username} has nothing to report.`);
  const params = { matter: first.matter.id, unit: first.unit.id, period: first.period };
  const { body } = await actor.call(contract.readReport, { params });
  return { list: list.body, head: first, params, page: body };
}

/** What stands in the report, ready for an act on all of it. */
const all = (page: Awaited<ReturnType<typeof reportOf>>['page']) =>
  page.requests.map(({ id, version }) => ({ id, version }));

async function enterAll(username: string) {
  const actor = await story.as(username);
  const { page } = await reportOf(username);
  for (const one of page.requests) {
    const body =
      one.kind === 'words' ? { progress: `${one.unit.name}新开工项目 12 个。` } : { value: '46.2' };
    const answer = await actor.call(contract.enter, {
      params: { request: one.id },
      body,
      ifMatch: one.version,
    });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
}

describe('one matter is one page', () => {
  it('holds the words of the half-year, the figures of June, and what is held already', async () => {
    const { list, head, page } = await reportOf('clerk-a');
    expect(
      list.reports.map((one) => [one.matter.number, one.unit.name, one.period, one.words, one.figures]),
    ).toEqual([['1', '甲县', '2026-H1', true, 1]]);
    expect(head).toMatchObject({
      dueOn: '2026-07-10',
      overdue: false,
      states: [{ state: 'open', count: 2 }],
    });
    expect(page.requests.map((one) => [one.kind, one.period, one.indicator?.name])).toEqual([
      ['words', '2026-H1', undefined],
      ['figure', '2026-06', '工业投资'],
    ]);
    expect(page.held.map((one) => [one.subject.name, one.says.zh])).toEqual([
      ['乙县', '由乙县填报'],
      ['丙区', '由丙区填报'],
    ]);
    const { params } = await reportOf('clerk-a');
    const file = await (await story.as('clerk-a')).call(contract.downloadReport, { params });
    const [held, asked] = await readExcel(file.bytes);
    expect(held?.data.slice(3).map((row) => row[6])).toEqual(page.held.map((one) => one.says.zh));
    expect(asked?.data.slice(3).map((row) => [row[0], row[2], row[4]])).toEqual([
      ['进展情况（文字）', '2026-H1', '待填报'],
      ['工业投资', '2026-06', '待填报'],
    ]);
    expect((await story.said('clerk-b', contract.downloadReport, { params }))[0]).toBe(404);
    expect(await story.said('clerk-b', contract.readReport, { params })).toEqual([404, 'platform.not_found']);
    expect(
      await story.said('clerk-a', contract.readReport, { params: { ...params, period: '2025-H1' } }),
    ).toEqual([404, 'platform.not_found']);
    expect(await story.said(null, contract.readReport, { params })).toEqual([401, 'platform.not_signed_in']);
  });

  it('goes on as a whole or not at all, the first fault named', async () => {
    await enterAll('clerk-a');
    const { page } = await reportOf('clerk-a');
    const [words, figure] = all(page);
    if (words === undefined || figure === undefined) throw new Error();
    const act = (username: string, name: contract.BulkAct, requests: object[]) =>
      story.said(username, contract.actOnMany, { body: { act: name, requests } });
    const stale = await (await story.as('clerk-a')).call(contract.actOnMany, {
      body: { act: 'hand_over', requests: [words, { ...figure, version: figure.version + 5 }] },
    });
    expect([stale.status, stale.body.error?.code, stale.body.error?.fields]).toEqual([
      409,
      'actuals.bulk_act_fault',
      [{ path: 'body.requests.1', message: 'platform.stale' }],
    ]);
    expect((await reportOf('clerk-a')).page.requests.map(({ state }) => state)).toEqual(['open', 'open']);
    expect(await act('signer-a', 'hand_over', [words])).toEqual([403, 'platform.not_allowed']);
    expect(await act('clerk-a', 'sign_and_submit', [words])).toEqual([403, 'platform.not_allowed']);
    expect(await act('clerk-b', 'hand_over', [words])).toEqual([409, 'actuals.bulk_act_fault']);
    expect(await act('clerk-a', 'hand_over', [])).toEqual([400, 'platform.invalid']);
    expect(
      await story.said('published-office', contract.actOnMany, {
        params: { tenant: 'small-published' },
        body: { act: 'lock', requests: [words] },
      }),
    ).toEqual([409, 'actuals.published_only']);
    expect(await act('clerk-a', 'hand_over', all(page))).toEqual([200, undefined]);
    const handed = await reportOf('signer-a');
    expect(handed.page.requests.map(({ state }) => state)).toEqual(['entered', 'entered']);
    // The office sees nothing of it yet, on this page either.
    const outside = await (await story.as('office')).call(contract.readReport, { params: handed.params });
    expect(outside.body.requests.map(({ state, entries }) => [state, entries.length])).toEqual([
      ['open', 0],
      ['open', 0],
    ]);
    expect(await act('signer-a', 'sign_and_submit', all(handed.page))).toEqual([200, undefined]);
    const submitted = await reportOf('office');
    expect(submitted.page.requests.map(({ state }) => state)).toEqual(['submitted', 'submitted']);
    expect(await act('reviewer', 'pass', all(submitted.page))).toEqual([200, undefined]);
    expect(await act('reviewer', 'lock', all((await reportOf('reviewer')).page))).toEqual([
      403,
      'platform.not_allowed',
    ]);
    expect(await act('office', 'lock', all((await reportOf('office')).page))).toEqual([200, undefined]);
    expect((await reportOf('clerk-a')).page.requests.map(({ state }) => state)).toEqual(['locked', 'locked']);
    // Of what is locked, nothing is asked again.
    const again = await (await story.as('office')).call(contract.planAsks, {
      body: { period: '2026-H1', scope: {}, figures: true, words: true, coUnits: true },
    });
    const county = again.body.units.find(({ unit }) => unit?.name === '甲县');
    expect([county?.asks, county?.spared.map(({ reason }) => reason)]).toEqual([[], ['held', 'held']]);
  });
});

/** The workbook of clerk-b, as sheets of cells. */
async function sheetsOf(username: string) {
  const file = await (await story.as(username)).call(contract.downloadFillIn, {});
  const sheets = await readExcel(file.bytes);
  return sheets.map(({ sheet, data }) => {
    const at = data.findIndex((cells) => String(cells[0] ?? '').startsWith('填报编号'));
    return {
      name: sheet,
      titles: (data[at] ?? []).map(String),
      rows: data.slice(at + 1).map((cells) => cells.map((cell) => (cell === null ? null : String(cell)))),
    };
  });
}

async function filled(change: (sheets: Awaited<ReturnType<typeof sheetsOf>>) => void): Promise<string> {
  const sheets = await sheetsOf('clerk-b');
  change(sheets);
  const { bytes } = await workbook(
    'x.xlsx',
    sheets.map(({ name, titles, rows }) => ({
      name,
      notes: [],
      columns: titles.map((title) => ({ title, width: 10 })),
      rows,
    })),
  );
  return bytes.toString('base64');
}

const put = (
  sheets: Awaited<ReturnType<typeof sheetsOf>>,
  sheet: number,
  title: string,
  text: string | null,
) => {
  const found = sheets[sheet];
  const [row] = found?.rows ?? [];
  if (found === undefined || row === undefined) throw new Error(`No row on sheet ${sheet}.`);
  row[found.titles.findIndex((one) => one.includes(title))] = text;
};

describe('the workbook of a unit goes out, is filled in, and comes back as drafts', () => {
  const upload = async (content: string, save: boolean) =>
    (await story.as('clerk-b')).call(contract.uploadFillIn, {
      body: { fileName: '填报.xlsx', content, save },
    });

  it('previews, then saves drafts; nothing is submitted', async () => {
    const content = await filled((sheets) => {
      put(sheets, 0, '进展情况', '乙县新开工 5 个。');
      put(sheets, 0, '预计完成', '2026-12-31');
      put(sheets, 1, '本期值', '36.9');
    });
    const preview = await upload(content, false);
    expect([preview.status, preview.body.saved, preview.body.faults]).toEqual([200, false, []]);
    expect(
      preview.body.lines.map(({ name, unit, changes }) => [
        name,
        unit,
        changes.map(({ field, after }) => [field, after]),
      ]),
    ).toEqual([
      [
        '1 扩大工业有效投资',
        '乙县',
        [
          ['progress', '乙县新开工 5 个。'],
          ['expectedOn', '2026-12-31'],
        ],
      ],
      ['工业投资', '乙县', [['value', '36.9']]],
    ]);
    expect((await requestOf(story, 'clerk-b', '2026-06')).entered).toBeNull();
    const saved = await upload(content, true);
    expect([saved.status, saved.body.saved]).toEqual([200, true]);
    expect(await requestOf(story, 'clerk-b', '2026-06')).toMatchObject({
      state: 'open',
      entered: { value: '36.9' },
    });
    // The same file again was filled in before the drafts were saved.
    const again = await upload(content, true);
    expect([again.status, again.body.error?.code, again.body.error?.fields?.[0]?.message]).toEqual([
      422,
      'actuals.fill_in_faults',
      'changed_meanwhile',
    ]);
  });

  it('names every fault by sheet, row and column, and saves nothing of it', async () => {
    const cases: [(sheets: Awaited<ReturnType<typeof sheetsOf>>) => void, string, string][] = [
      [(s) => put(s, 1, '本期值', '十二'), 'not_a_number', 'K2'],
      [(s) => put(s, 1, '缺报原因', '系统割接'), 'value_and_reason', 'L2'],
      [(s) => put(s, 0, '进展情况', '长'.repeat(501)), 'too_long', 'H2'],
      [(s) => put(s, 0, '预计完成', '年底'), 'not_a_day', 'K2'],
      [(s) => put(s, 1, '对象', '甲县'), 'identifier_changed', 'D2'],
      [(s) => put(s, 1, '填报编号', '01890000-0000-7000-8000-000000000000'), 'unknown_request', 'A2'],
      [(s) => s[1]?.rows.push([...(s[1]?.rows[0] ?? [])]), 'twice', 'A3'],
      [
        (s) =>
          s.forEach((sheet) => {
            sheet.titles[0] = '编号';
          }),
        'no_table',
        'A1',
      ],
    ];
    for (const [change, code, cell] of cases) {
      const content = await filled(change);
      const preview = await upload(content, false);
      expect([code, preview.body.faults.map((one) => [one.code, `${one.column}${one.row}`])]).toEqual([
        code,
        [[code, cell]],
      ]);
      const saved = await upload(content, true);
      expect([saved.status, saved.body.error?.code]).toEqual([422, 'actuals.fill_in_faults']);
    }
    expect(await requestOf(story, 'clerk-b', '2026-06')).toMatchObject({ entered: { value: '36.9' } });
    expect(wordsColumns[7]?.key).toBe('progress');
  });

  it('refuses files that are none, marks, and those who enter nothing', async () => {
    expect((await upload(Buffer.from('no zip').toString('base64'), false)).body.error?.code).toBe(
      'platform.not_a_workbook',
    );
    const marked = await filled((sheets) => put(sheets, 0, '进展情况', '见附件（机密★三年）'));
    expect((await upload(marked, true)).body.error?.code).toBe('platform.classified');
    expect((await upload('', false)).status).toBe(400);
    expect((await upload('A'.repeat(7_200_000), false)).status).toBe(413);
    const content = await filled(() => {});
    const body = { fileName: 'a.xlsx', content };
    expect(await story.said('office', contract.uploadFillIn, { body })).toEqual([
      403,
      'platform.not_allowed',
    ]);
    expect(await story.said('signer-b', contract.uploadFillIn, { body })).toEqual([
      403,
      'platform.not_allowed',
    ]);
    expect(await story.said(null, contract.uploadFillIn, { body })).toEqual([401, 'platform.not_signed_in']);
    expect(
      await story.said('published-office', contract.uploadFillIn, {
        params: { tenant: 'small-published' },
        body,
      }),
    ).toEqual([403, 'platform.not_allowed']); // no unit has an account there: the sentence refuses first
    const joined = merged(Buffer.from(content, 'base64'), 1, 'A9:A30').toString('base64');
    expect((await upload(joined, true)).body.error?.code).toBe('platform.merged_cells');
    // Another unit's rows are to this clerk as if they did not exist.
    const foreign = await (await story.as('clerk-a')).call(contract.uploadFillIn, { body });
    expect(foreign.body.faults.map(({ code }) => code)).toEqual(['unknown_request', 'unknown_request']);
  });
});
