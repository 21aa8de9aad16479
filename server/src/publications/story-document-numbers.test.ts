import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentsCity } from '../../testing/documents-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import { listTargets } from '../app/contract.ts';
import { judgedTasksOfMatter } from '../gaps/contract.ts';
import { listMatters } from '../plans/contract.ts';
import { insertRows } from '../platform/database.ts';
import { transact } from '../platform/transact.ts';
import { listUnits } from '../registry/contract.ts';
import * as contract from './contract.ts';
import { documentById } from './store-documents.ts';
import { writeSheets } from './write-sheets.ts';
import { writeWord } from './write-word.ts';

let story: Story;

beforeAll(async () => {
  story = await openStory({ cities: [documentsCity()] });
});
afterAll(() => story?.close());

async function produced(kind: contract.DocumentKind = 'special_report') {
  const office = await story.as('office');
  const made = await office.call(contract.produceDocument, { body: { kind, period: '2026-06' } });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const { content } = (await office.call(contract.readDocument, { params: { id: made.body.id } })).body;
  return { id: made.body.id, hash: made.body.contentHash, content };
}

/** Half up on whole tenths of a percent, without the engine. */
function share(part: number, whole: number): string {
  const tenths = (BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole));
  return `${tenths / 10n}.${tenths % 10n}`;
}

/** The texts of a Word file in their order, from its XML. */
function wordText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<\/w:p>/g)].map(([, text]) => text ?? '\n').join('');
}

/** Status words of every target and task as the other pages answer them, and who answers for each. */
async function rawStatuses() {
  const office = await story.as('office');
  const { targets } = (await office.call(listTargets)).body;
  const { matters } = (await office.call(listMatters)).body;
  const tasks = await Promise.all(
    matters.map(
      async ({ id }) => (await office.call(judgedTasksOfMatter, { params: { matterId: id } })).body.tasks,
    ),
  );
  return [
    ...targets.map((target) => target.standing.status),
    ...tasks.flat().map(({ judged }) => judged.status),
  ];
}

describe('numbers of a special report', () => {
  it('equal those counted from what other pages answer', async () => {
    const statuses = await rawStatuses();
    const { content } = await produced();
    const { figures } = content;
    const count = (...which: string[]) => statuses.filter((status) => which.includes(status)).length;
    expect(figures['items.total']?.value).toBe(String(statuses.length));
    expect(statuses.length).toBe(6);
    for (const status of new Set(statuses)) {
      expect(figures[`all.count.${status}`]?.value).toBe(String(count(status)));
      expect(figures[`all.share.${status}`]?.value).toBe(share(count(status), statuses.length));
    }
    const behind = count('behind', 'far_behind');
    expect(figures['all.behind']?.value).toBe(String(behind));
    expect(figures['all.share.behind']?.text).toBe(`${share(behind, statuses.length)}%`);
    expect(figures['all.on_track']?.value).toBe(String(count('done', 'ahead', 'on_pace')));
    expect(figures['units.behind']?.value).toBe('3');
  });

  it('stand in the Word file and add up in the workbook', async () => {
    const office = await story.as('office');
    const { id, content, hash } = await produced();
    const word = await office.call(contract.downloadWord, { params: { id } });
    const text = wordText(word.bytes);
    for (const block of content.blocks) {
      if (block.kind === 'table') continue;
      expect(text).toContain(block.runs.map((run) => run.text).join(''));
    }
    expect(text).toContain(hash);
    expect(word.headers.get('content-disposition')).toContain(encodeURIComponent('送审稿'));
    const book = await office.call(contract.downloadSheets, { params: { id } });
    const sheets = await readExcel(book.bytes);
    const rows = (name: string) => {
      const data = sheets.find(({ sheet }) => sheet === name)?.data ?? [];
      return data.slice(4).filter((row) => row.filter((cell) => cell !== null).length > 1);
    };
    const words = (name: string, column: number) => rows(name).map((row) => String(row[column]));
    const judged = [...words('量化目标', 8), ...words('任务', 6)];
    expect(judged).toHaveLength(Number(content.figures['items.total']?.value));
    const late = judged.filter((word) => word === '滞后' || word === '严重滞后');
    expect(String(late.length)).toBe(content.figures['all.behind']?.value);
    expect(rows('滞后清单')).toHaveLength(late.length);
    const groups = rows('各组别状态');
    const total = groups.at(-1);
    expect(total?.[0]).toBe('合计');
    expect(groups.slice(0, -1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(Number(total?.[1]));
    // Each gap in the list behind, from the figures in its own row: completion less pace, in points.
    const stated = rows('量化目标').flatMap((row) => {
      const points = /比序时低 ([\d.]+) 个百分点/.exec(String(row[7]))?.[1];
      if (points === undefined) return [];
      const [completion, pace] = [Number.parseFloat(String(row[5])), Number.parseFloat(String(row[6]))];
      return [{ points: Number(points), computed: pace - completion }];
    });
    expect(stated.length).toBeGreaterThan(0);
    for (const { points, computed } of stated) expect(computed).toBeCloseTo(points, 0);
  });

  it('says on every page of both files that it is a draft and simulated', async () => {
    const office = await story.as('office');
    for (const kind of ['summary', 'special_report'] as const) {
      const { id } = await produced(kind);
      const word = unzipSync((await office.call(contract.downloadWord, { params: { id } })).bytes);
      const xml = strFromU8(word['word/document.xml'] ?? new Uint8Array());
      const sections = xml.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];
      expect(sections.length).toBeGreaterThan(0);
      for (const section of sections) {
        expect(section).toMatch(/<w:headerReference w:type="default"/);
        expect(section).toMatch(/<w:headerReference w:type="even"/);
      }
      const headers = Object.entries(word).filter(([name]) => /^word\/header\d+\.xml$/.test(name));
      expect(headers).toHaveLength(sections.length * 2);
      for (const [, part] of headers) expect(strFromU8(part)).toMatch(/送审稿.*模拟数据/s);
      const book = unzipSync((await office.call(contract.downloadSheets, { params: { id } })).bytes);
      const sheets = Object.entries(book).filter(([name]) => /^xl\/worksheets\/sheet/.test(name));
      expect(sheets.length).toBeGreaterThan(1);
      for (const [, part] of sheets)
        expect(strFromU8(part)).toContain('<oddHeader>&amp;R送审稿　模拟数据</oddHeader>');
    }
  });
});

describe('the same state', () => {
  it('gives the same content and the same bytes at any hour', async () => {
    const { id, hash } = await produced();
    const office = await story.as('office');
    const preview = await office.call(contract.previewDocument, {
      query: { kind: 'special_report', period: '2026-06' },
    });
    expect(preview.body.contentHash).toBe(hash);
    const stored = await documentById(story.db, story.tenant, id);
    if (stored === undefined) throw new Error('not kept');
    const written = async (at: string) => {
      vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] });
      try {
        const [word, sheets] = [
          await writeWord(stored.content, hash),
          await writeSheets(stored.content, hash),
        ];
        return [word.bytes.toString('base64'), sheets.bytes.toString('base64')];
      } finally {
        vi.useRealTimers();
      }
    };
    const [first, second] = [await written('2026-07-08T02:00:00Z'), await written('2031-01-31T23:59:59Z')];
    expect(first).toEqual(second);
  });
});

describe('an embargoed figure', () => {
  it('changes nothing in any document before its release day, entered, submitted or recorded', async () => {
    const office = await story.as('office');
    const { units } = (await office.call(listUnits)).body;
    const stat = units.find(({ code }) => code === 'bureau-b')?.id ?? '';
    const countyA = units.find(({ code }) => code === 'county-a')?.id ?? '';
    const all = async () => {
      const asked = [
        { kind: 'summary' as const },
        { kind: 'special_report' as const },
        { kind: 'unit_sheet' as const, unitId: stat },
        { kind: 'unit_sheet' as const, unitId: countyA },
      ];
      const said = [];
      for (const period of ['2026-06', '2026-H1']) {
        for (const one of asked) {
          const { status, body } = await office.call(contract.previewDocument, { query: { ...one, period } });
          expect(status).toBe(200);
          expect(JSON.stringify(body.content)).not.toContain('3.21');
          said.push(body.contentHash);
        }
      }
      return said;
    };
    const before = await all();
    const walkers = { clerk: 'clerk-stat', signer: 'signer-stat', reviewer: 'reviewer', office: 'office' };
    const request = await requestOf(story, 'clerk-stat', '2026-06', 'growth');
    await walkFigure(story, request, { value: '3.21', progress: '已核' }, 'submitted', walkers);
    expect(await all()).toEqual(before);
    // As an import or a lock before the day would leave it: recorded, and not released.
    const { rows } = await sql<Record<string, unknown>>`select o.* from actuals.observation o
      join plans.indicator i on i.tenant_id = o.tenant_id and i.id = o.indicator_id
      where o.tenant_id = ${story.tenant} and i.code = 'growth' and o.period = '2026-05'`.execute(story.db);
    expect(rows).toHaveLength(1);
    const later = { ...rows[0], id: uuidv7(), period: '2026-06', value: '3.21' };
    await transact(story.db, (tx) =>
      insertRows(tx, 'actuals.observation', [{ ...later, origin: JSON.stringify(rows[0]?.origin) }]),
    );
    await story.settle();
    expect(await all()).toEqual(before);
    const { content } = await produced();
    const annex = content.blocks.find((block) => block.kind === 'table' && block.code === 'indicators');
    if (annex?.kind !== 'table') throw new Error('no annex');
    const cells = annex.rows[0]?.cells.map((cell) =>
      cell
        .flat()
        .map(({ text }) => text)
        .join(''),
    );
    expect(cells?.slice(0, 4)).toEqual(['规上工业增加值增速', '甲县', '待发布', '8.4%（2026年5月）']);
  });
});

describe('after the state has changed', () => {
  it('the document stays as it was, and says number by number what would be said now', async () => {
    const { id } = await produced();
    const clerk = await story.as('clerk-b');
    const compare = async () => (await clerk.call(contract.compareDocument, { params: { id } })).body;
    expect(await compare()).toMatchObject({ total: 0, changes: [], rewritten: false });
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await walkFigure(story, request, { value: '60.0', progress: '按计划推进' }, 'locked');
    await story.settle();
    const { total, changes } = await compare();
    expect(total).toBe(changes.length);
    const changeOf = (key: string) => changes.find((one) => one.key === key);
    expect(changeOf('all.behind')).toMatchObject({ was: '3', now: '2' });
    expect(changeOf('target.investment-county-a-2026.value')).toMatchObject({
      was: '35.7 亿元（2026年5月）',
      now: '60.0 亿元（2026年6月）',
    });
    expect(changeOf('target.investment-county-a-2026.status')).toMatchObject({ was: '滞后', kind: 'word' });
    expect(changeOf('as_of')).toBeUndefined();
    const file = await clerk.call(contract.downloadDocumentChanges, { params: { id } });
    const [sheet] = await readExcel(file.bytes);
    expect(sheet?.data.slice(3)).toEqual(
      changes.map(({ label, was, now }) => [label, was ?? '无', now ?? '无']),
    );
    const next = await produced();
    expect(next.id).not.toBe(id);
    expect(next.content.figures['changes.recovered']?.value).toBe('1');
    const text = next.content.blocks
      .flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
      .map((run) => run.text)
      .join('');
    expect(text).toMatch(/由滞后转为不滞后1项。/);
    expect((await clerk.call(contract.compareDocument, { params: { id: next.id } })).body.total).toBe(0);
  });
});
