import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsCity } from '../../testing/documents-city.ts';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { walkFigure } from '../../testing/walk-figure.ts';
import { askWords } from '../../testing/words-request.ts';
import { listUnits } from '../registry/contract.ts';
import * as contract from './contract.ts';

let story: Story;
let unitA = '';
const noSuch = '01900000-0000-7000-8000-000000000000';

beforeAll(async () => {
  story = await openStory({ cities: [documentsCity(), smallPublishedCity()] });
  const { units } = (await (await story.as('office')).call(listUnits)).body;
  unitA = units.find((unit) => unit.code === 'county-a')?.id ?? '';
  const a = await askWords(story, { matter: 'm1', unit: 'county-a', period: '2026-06' });
  await askWords(story, { matter: 'm1', unit: 'county-b', period: '2026-06' });
  await walkFigure(
    story,
    a,
    {
      progress: '完成 3 个项目开工，投资 12.5 亿元\n其中新开工 2 个',
      problems: '用地待批',
      nextSteps: '7月底前开工2个',
    },
    'locked',
  );
  await story.settle();
});
afterAll(() => story?.close());

type Body = { kind: contract.DocumentKind; period: string; unitId?: string; audience?: 'office' | 'public' };
const produce = async (post: string | null, body: Body, key?: string) =>
  (await story.as(post)).call(contract.produceDocument, key === undefined ? { body } : { body, key });
const list = async (post: string, query: object = {}) =>
  (await (await story.as(post)).call(contract.listDocuments, { query })).body.documents;
const read = async (post: string, id: string) =>
  (await story.as(post)).call(contract.readDocument, { params: { id } });

/** Every line of the content as plain text. */
const linesOf = (blocks: contract.DocumentBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row) =>
          [...(row.group ?? []), ...row.cells.flat(2)].map(({ text }) => text).join(' '),
        )
      : [block.runs.map(({ text }) => text).join('')],
  );

describe('producing a document', () => {
  it('is the office’s, of a period that is over, and of one unit where it is a unit sheet', async () => {
    const body = { kind: 'summary' as const, period: '2026-06' };
    expect((await produce(null, body)).status).toBe(401);
    for (const post of ['leader', 'auditor', 'reviewer', 'clerk-a', 'signer-a']) {
      expect((await produce(post, body)).status).toBe(403);
      const preview = await (await story.as(post)).call(contract.previewDocument, { query: body });
      expect(preview.status).toBe(403);
    }
    const refused = async (given: object) => {
      const { status, body: reply } = await produce('office', given as Body);
      return [status, reply.error?.code];
    };
    expect(await refused({ kind: 'circular', period: '2026-06' })).toEqual([400, 'platform.invalid']);
    expect(await refused({ ...body, period: '2026-07' })).toEqual([409, 'publications.period_not_over']);
    expect(await refused({ ...body, period: '2026-W26' })).toEqual([422, 'publications.document_period']);
    expect(await refused({ ...body, period: 'June' })).toEqual([422, 'publications.document_period']);
    expect(await refused({ ...body, unitId: unitA })).toEqual([422, 'publications.unit_not_asked']);
    expect(await refused({ ...body, kind: 'unit_sheet' })).toEqual([422, 'publications.unit_missing']);
    expect(await refused({ ...body, kind: 'unit_sheet', unitId: noSuch })).toEqual([
      404,
      'platform.not_found',
    ]);
    expect(await refused({ ...body, audience: 'public' })).toEqual([409, 'publications.document_not_public']);
    expect(await list('office')).toEqual([]);
  });

  it('keeps what it says once: producing again from the same state answers the same document', async () => {
    const first = await produce('office', { kind: 'summary', period: '2026-06' }, 'produce-0001');
    expect(first.body).toMatchObject({
      title: '测试市（模拟）2026年6月重点工作进展情况汇总表',
      audience: 'system',
      asOf: '2026-07-07',
      simulated: true,
      existed: false,
      by: { zh: '考核办专员' },
    });
    const again = await produce('office-2', { kind: 'summary', period: '2026-06' });
    expect([again.body.id, again.body.existed]).toEqual([first.body.id, true]);
    expect((await list('clerk-b')).map(({ id }) => id)).toEqual([first.body.id]);
    const edit = sql`update publications.document set title = '改' where tenant_id = ${story.tenant}`;
    await expect(edit.execute(story.db)).rejects.toThrow(/never changed/);
    const { rows } = await sql<{ count: number }>`select count(*) from platform.audit
      where act = 'publications.produce'`.execute(story.db);
    expect(rows[0]?.count).toBe(1);
  });

  it('says every missing part in a word, quotes the locked words, and names no person', async () => {
    const [head] = await list('clerk-b');
    const { content } = (await read('clerk-b', head?.id ?? '')).body;
    const lines = linesOf(content.blocks);
    expect(content.marks).toEqual(['送审稿', '模拟数据']);
    expect(lines[1]).toContain('请报进展2件，已锁定1件，未报送1件。');
    const matter = lines.find((line) => line.includes('扩大工业有效投资')) ?? '';
    expect(matter).toContain('甲县 ： 完成 3 个项目开工，投资 12.5 亿元');
    expect(matter).toContain('乙县 ： 未报送');
    expect(matter).toContain('牵头： 甲子局 配合： 各区县');
    expect(lines.find((line) => line.startsWith('2 工业经济稳定增长'))).toContain('本期未请报');
    for (const block of content.blocks) {
      if (block.kind !== 'table') continue;
      for (const row of block.rows.filter(({ group }) => group === undefined)) {
        expect(row.cells).toHaveLength(block.columns.length);
        for (const cell of row.cells)
          expect(
            cell
              .flat()
              .map(({ text }) => text)
              .join('')
              .trim(),
          ).not.toBe('');
      }
    }
    const word = await (await story.as('clerk-b')).call(contract.downloadWord, {
      params: { id: (await list('clerk-b'))[0]?.id ?? '' },
    });
    const xml = strFromU8(unzipSync(word.bytes)['word/document.xml'] ?? new Uint8Array());
    expect(xml.replace(/[\n\r\t]/g, '')).not.toMatch(/\p{Cc}/u);
    expect(xml).toMatch(/12\.5 亿元<\/w:t>.*?<w:br\/>.*?其中新开工/s);
    expect(JSON.stringify(content)).not.toMatch(/填报人|审签人|审核岗|专员|副市长/);
  });

  it('types no number: each is computed and unfolds, or is quoted from a record', async () => {
    const report = await produce('office', { kind: 'special_report', period: '2026-H1' });
    expect(report.status).toBe(200);
    const office = await story.as('office');
    const { content } = (await read('office', report.body.id)).body;
    const runs = content.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap((row) => row.cells.flat(2)) : block.runs,
    );
    const bare = runs.filter((run) => run.figure === undefined && run.quoted !== true && /\d/.test(run.text));
    expect(bare.filter(({ text }) => !text.startsWith('附件'))).toEqual([]);
    const keys = [...new Set(runs.flatMap(({ figure }) => (figure === undefined ? [] : [figure])))];
    expect(keys.length).toBeGreaterThan(60);
    for (const key of keys) {
      const { status, body } = await office.call(contract.explainDocument, {
        params: { id: report.body.id },
        query: { key },
      });
      expect(status).toBe(200);
      const figure = content.figures[key];
      const trace = body.trace as { value: string; children: unknown[] };
      expect(trace.value).toBe(figure?.value ?? figure?.text);
      expect(trace.children).toHaveLength(figure?.of.length ?? 0);
    }
    const gone = await office.call(contract.explainDocument, {
      params: { id: report.body.id },
      query: { key: 'constructor' },
    });
    expect(gone.status).toBe(404);
  });

  it('is listed with its filters, also as Excel', async () => {
    expect((await list('auditor', { kind: 'special_report' })).map(({ kind }) => kind)).toEqual([
      'special_report',
    ]);
    expect(await list('auditor', { period: '2026-05' })).toEqual([]);
    const auditor = await story.as('auditor');
    const file = await auditor.call(contract.downloadDocuments, { query: { kind: 'summary' } });
    const [sheet] = await readExcel(file.bytes);
    const rows = (sheet?.data ?? []).map((row) => row.filter((cell) => cell !== null).join(' '));
    expect(rows[0]).toContain('模拟数据');
    expect(rows.filter((row) => row.includes('汇总表'))).toHaveLength(1);
    const { periods } = (await auditor.call(contract.listDocuments)).body;
    expect(periods).toEqual(expect.arrayContaining(['2026-06', '2026-H1', '2026-Q2']));
    expect(periods).not.toContain('2026-07');
  });
});

describe('audience', () => {
  it('keeps a document from those it is not for, as if it were not there', async () => {
    const office = await story.as('office');
    const body = { kind: 'unit_sheet' as const, period: '2026-06', unitId: unitA };
    const made = async (audience: 'group' | 'office') =>
      (await office.call(contract.produceDocument, { body: { ...body, audience } })).body.id;
    const [group, closed] = [await made('group'), await made('office')];
    const seen = async (post: string) =>
      (await list(post, { kind: 'unit_sheet' })).map(({ audience }) => audience).sort();
    expect(await seen('clerk-a')).toEqual(['group']);
    expect(await seen('clerk-b')).toEqual([]);
    expect(await seen('leader')).toEqual(['group', 'office']);
    const stranger = await story.as('clerk-b');
    for (const endpoint of [
      contract.readDocument,
      contract.downloadWord,
      contract.compareDocument,
      contract.downloadDocumentChanges,
    ]) {
      expect((await stranger.call(endpoint, { params: { id: group } })).status).toBe(404);
    }
    expect((await read('clerk-a', closed)).status).toBe(404);
    expect((await read('clerk-a', noSuch)).status).toBe(404);
    const { body: sheet } = await read('clerk-a', group);
    expect(sheet.content.title).toBe('甲县2026年6月重点工作进展情况表');
    const lines = linesOf(sheet.content.blocks);
    expect(lines.some((line) => line.includes('建成甲产业园二期'))).toBe(true);
    expect(lines.join()).not.toContain('乙县');
  });

  it('ends at the city; real names get no document', async () => {
    const [head] = await list('office', { kind: 'summary' });
    const other = await story.as('published-office');
    const params = { tenant: 'small-published' };
    expect((await other.call(contract.listDocuments)).status).toBe(404);
    expect(
      (await other.call(contract.readDocument, { params: { ...params, id: head?.id ?? '' } })).status,
    ).toBe(404);
    const answer = await other.call(contract.listDocuments, { params });
    expect(answer.body.documents).toEqual([]);
    expect(answer.body.abilities.produceDocument?.may).toBe(false);
    const body = { kind: 'summary' as const, period: '2024-06' };
    const made = await other.call(contract.produceDocument, { params, body });
    expect([made.status, made.body.error?.code]).toEqual([409, 'publications.no_documents']);
    const preview = await other.call(contract.previewDocument, { params, query: body });
    expect(preview.status).toBe(409);
  });
});

describe('wording', () => {
  const templates = async (post: string) => (await (await story.as(post)).call(contract.listTemplates)).body;
  const change = async (post: string, yaml: string, ifMatch?: number) =>
    (await story.as(post)).call(contract.changeTemplate, {
      params: { kind: 'summary' },
      body: { yaml, reason: '改用本市说法' },
      ...(ifMatch === undefined ? {} : { ifMatch }),
    });

  it('is changed by the office alone, on the version that it saw, with numbers left to the system', async () => {
    const summary = (await templates('clerk-a')).templates.find(({ kind }) => kind === 'summary');
    expect(summary).toMatchObject({ version: 1, name: '重点工作进展情况汇总表（示例模板）' });
    const yaml = summary?.yaml ?? '';
    expect((await change('clerk-a', yaml, 1)).status).toBe(403);
    expect((await change('office', yaml)).status).toBe(428);
    expect((await change('office', yaml, 7)).status).toBe(412);
    const refused = async (text: string) => {
      const { status, body } = await change('office', text, 1);
      return [status, body.error?.code, body.error?.fields?.[0]?.message];
    };
    const faults = [
      [yaml.replace('截至{as_of}', '截至7月7日'), '正文不写数字'],
      [yaml.replace('{as_of}', '{today}'), '{today}'],
      [yaml.replace('table: matters', 'table: people'), 'Invalid'],
      [yaml.replace('progress: 进展情况', 'person: 责任人'), 'person'],
      [yaml.replace('kind: summary', 'kind: unit_sheet'), 'summary'],
      ['blocks: [ nothing', ''],
    ] as const;
    for (const [text, said] of faults) {
      const [status, code, message] = await refused(text);
      expect([status, code]).toEqual([422, 'publications.bad_template']);
      expect(message).toContain(said);
    }
    const marked = await change('office', `${yaml}\n# 机密★`, 1);
    expect(marked.body.error?.code).toBe('platform.classified');
  });

  it('speaks in the next document; the one before keeps its own and says that it was reworded', async () => {
    const yaml = (await templates('office')).templates.find(({ kind }) => kind === 'summary')?.yaml ?? '';
    const mine = yaml.replace('table: matters', 'table: matters\n    columns: [number, matter, judgement]');
    const saved = await change('office', mine.replace('截至{as_of}', '到{as_of}为止'), 1);
    expect(saved.body).toMatchObject({ version: 2, reason: '改用本市说法' });
    const [before] = await list('office', { kind: 'summary' });
    const office = await story.as('office');
    const compared = await office.call(contract.compareDocument, { params: { id: before?.id ?? '' } });
    expect(compared.body).toMatchObject({ rewritten: true });
    const next = await produce('office', { kind: 'summary', period: '2026-06' });
    expect(next.body).toMatchObject({ existed: false, template: { version: 2 } });
    const { content } = (await read('office', next.body.id)).body;
    expect(linesOf(content.blocks)[1]).toMatch(/^到2026年7月7日为止，/);
    expect(linesOf((await read('office', before?.id ?? '')).body.content.blocks)[1]).toMatch(/^截至/);
  });
});
