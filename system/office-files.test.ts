import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadRequests } from '../server/src/actuals/contract.ts';
import { downloadTargets } from '../server/src/app/contract.ts';
import { downloadRun, listSchemes, startRun } from '../server/src/assessments/contract.ts';
import { downloadMatters } from '../server/src/plans/contract.ts';
import * as contract from '../server/src/publications/contract.ts';
import { listUnits } from '../server/src/registry/contract.ts';
import { documentsCity } from '../server/testing/documents-city.ts';
import { scoredCity } from '../server/testing/scheme.ts';
import { openStory, type Story } from '../server/testing/story.ts';
import { askWords } from '../server/testing/words-request.ts';
import { dense, pagesOf } from './office.ts';

let story: Story;
let pages: Map<string, string[]>;
const contents = new Map<string, { content: { blocks: contract.DocumentBlock[] }; hash: string }>();

beforeAll(async () => {
  story = await openStory({ cities: [{ ...documentsCity(), ...scoredParts() }] });
  await askWords(story, { matter: 'm1', unit: 'county-b', period: '2026-06' });
  pages = await pagesOf({ ...(await documents()), ...(await workbooks()) });
});
afterAll(() => story?.close());

/** What the board needs beside the tasks: a scheme, and May figures in which two counties tie. */
function scoredParts() {
  const { practices, observations } = scoredCity();
  return { practices, observations };
}

async function documents(): Promise<Record<string, Uint8Array>> {
  const office = await story.as('office');
  const { units } = (await office.call(listUnits)).body;
  const unitId = units.find(({ code }) => code === 'county-a')?.id ?? '';
  const files: Record<string, Uint8Array> = {};
  for (const kind of contract.documentKinds) {
    const body = { kind, period: '2026-06', ...(kind === 'unit_sheet' ? { unitId } : {}) };
    const made = await office.call(contract.produceDocument, { body });
    if (made.status !== 200) throw new Error(JSON.stringify(made.body));
    const params = { id: made.body.id };
    const { content } = (await office.call(contract.readDocument, { params })).body;
    contents.set(kind, { content, hash: made.body.contentHash });
    files[`${kind}-word.docx`] = (await office.call(contract.downloadWord, { params })).bytes;
    files[`${kind}-sheets.xlsx`] = (await office.call(contract.downloadSheets, { params })).bytes;
  }
  return files;
}

async function workbooks(): Promise<Record<string, Uint8Array>> {
  const office = await story.as('office');
  const schemeId = (await office.call(listSchemes)).body.schemes[0]?.id ?? '';
  const run = await office.call(startRun, { body: { schemeId, period: '2026-05' } });
  const board = await office.call(contract.releaseBoard, { body: { runId: run.body.id } });
  const file = async (answer: Promise<{ status: number; bytes: Buffer }>) => {
    const { status, bytes } = await answer;
    if (status !== 200)
      throw new Error(`a workbook answered ${status}: ${bytes.toString('utf8').slice(0, 300)}`);
    return bytes;
  };
  return {
    'board.xlsx': await file(office.call(contract.downloadRelease, { params: { id: board.body.id } })),
    'run.xlsx': await file(office.call(downloadRun, { params: { id: run.body.id } })),
    'requests.xlsx': await file(office.call(downloadRequests)),
    'matters.xlsx': await file(office.call(downloadMatters)),
    'targets.xlsx': await file(office.call(downloadTargets)),
  };
}

describe.each(contract.documentKinds)('%s in LibreOffice', (kind) => {
  it('opens as Word, with its text on pages that all say 送审稿 and 模拟数据', () => {
    const printed = pages.get(`${kind}-word.docx`) ?? [];
    expect(printed.length).toBeGreaterThan(0);
    for (const page of printed) {
      expect(page).toContain('送审稿');
      expect(page).toContain('模拟数据');
    }
    // Headers stand between the parts of a paragraph that runs over a page.
    const text = dense(printed.join('').replace(/^.*送审稿.*$|^\s*— \d+ —\s*$/gm, ''));
    const { content, hash } = contents.get(kind) ?? { content: { blocks: [] }, hash: '-' };
    expect(content.blocks.length).toBeGreaterThan(3);
    for (const block of content.blocks) {
      if (block.kind === 'table') continue;
      expect(text).toContain(dense(block.runs.map((run) => run.text).join('')));
    }
    expect(text).toContain(hash);
  });

  it('opens as Excel, marked on every printed page', () => {
    const printed = pages.get(`${kind}-sheets.xlsx`) ?? [];
    expect(printed.length).toBeGreaterThan(1);
    for (const page of printed) expect(dense(page)).toContain('送审稿模拟数据');
    const text = dense(printed.join(''));
    for (const word of ['甲县', '建成', '滞后', '个百分点']) expect(text).toContain(word);
    // The first sheet has one column: nothing stands beside its lines.
    const { content } = contents.get(kind) ?? { content: { blocks: [] } };
    for (const block of content.blocks) {
      if (block.kind === 'table') continue;
      expect(text).toContain(dense(block.runs.map((run) => run.text).join('')));
    }
  });
});

describe('workbooks in LibreOffice', () => {
  it.each([
    ['board.xlsx', ['模拟数据', '并列', '甲县', '97.60']],
    ['run.xlsx', ['甲县', '97.60']],
    ['requests.xlsx', ['模拟数据', '工业投资', '乙县']],
    ['matters.xlsx', ['模拟数据', '扩大工业有效投资', '甲子局']],
    ['targets.xlsx', ['模拟数据', '规上工业增加值增速', '8.4']],
  ])('%s opens with its words and figures', (name, words) => {
    const text = dense((pages.get(name) ?? []).join(''));
    for (const word of words) expect(text).toContain(word);
  });
});

describe('missing programs', () => {
  it('are named with the package that brings them', async () => {
    const { findPrograms } = await import('./programs.ts');
    const { found, missing } = findPrograms('/nonexistent');
    expect(found).toBeNull();
    expect(missing.map(({ packages }) => packages)).toEqual(
      expect.arrayContaining(['libreoffice-writer libreoffice-calc', 'poppler-utils']),
    );
  });
});
