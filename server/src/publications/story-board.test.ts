import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPublishedCity } from '../../testing/published-city.ts';
import { scoredCity } from '../../testing/scheme.ts';
import { openStory, type Story } from '../../testing/story.ts';
import { requestOf, walkFigure } from '../../testing/walk-figure.ts';
import { listRuns, listSchemes, startRun } from '../assessments/contract.ts';
import { genesis, hashOf, link } from '../platform/chain.ts';
import { allowingGuards } from '../platform/distribute/index.ts';
import { transact } from '../platform/transact.ts';
import * as contract from './contract.ts';

let story: Story;
let runId: string;

beforeAll(async () => {
  story = await openStory({ cities: [scoredCity(), smallPublishedCity()] });
  runId = await compute('2026-05');
});
afterAll(() => story?.close());

async function compute(period: string): Promise<string> {
  const office = await story.as('office');
  const { body } = await office.call(listSchemes);
  const run = await office.call(startRun, { body: { schemeId: body.schemes[0]?.id ?? '', period } });
  if (run.status !== 200) throw new Error(JSON.stringify(run.body));
  return run.body.id;
}

type Body = { runId: string; audience?: contract.ReleaseHead['audience']; reason?: string; title?: string };
const release = async (post: string, body: Body, key?: string) =>
  (await story.as(post)).call(contract.releaseBoard, key === undefined ? { body } : { body, key });
const boards = async (post: string) => (await story.as(post)).call(contract.listReleases);

describe('releasing a board', () => {
  it('is refused to all but the office, to the public, and without a run', async () => {
    for (const post of ['leader', 'auditor', 'reviewer', 'clerk-a', 'signer-a']) {
      expect((await release(post, { runId })).status).toBe(403);
    }
    const open = await release('office', { runId, audience: 'public' });
    expect([open.status, open.body.error?.code]).toEqual([409, 'publications.public_not_built']);
    expect(open.body.error?.why).toContain('两人');
    expect((await release('office', { runId: '01900000-0000-7000-8000-000000000000' })).status).toBe(404);
    expect((await release('office', { runId: 'x' })).status).toBe(400);
    const marked = await release('office', { runId, title: '【内部】区县榜单' });
    expect([marked.status, marked.body.error?.code]).toEqual([422, 'platform.classified']);
    expect((await boards('office')).body.releases).toEqual([]);
  });

  it('freezes order, ties, tie rule, scheme, as-of and hashes, once', async () => {
    const answer = await release('office', { runId }, 'release-0001');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      seq: 1,
      title: '区县晾晒办法（测试） 2026年5月',
      audience: 'system',
      supersedes: null,
      simulated: true,
    });
    expect((await release('office', { runId }, 'release-0001')).body).toEqual(answer.body);
    const twice = await release('office', { runId });
    expect([twice.status, twice.body.error?.code]).toEqual([409, 'publications.released_already']);
  });

  it('shows the board to every unit, equal places level, with the rule that placed them', async () => {
    for (const post of ['clerk-b', 'leader', 'auditor']) {
      const actor = await story.as(post);
      const [head] = (await boards(post)).body.releases;
      const { status, body } = await actor.call(contract.readRelease, { params: { id: head?.id ?? '' } });
      expect(status).toBe(200);
      const { board } = body;
      expect(board.groups.map((group) => group.name)).toEqual(['区县组']);
      expect(
        board.groups[0]?.rows.map(({ name, rank, score, sharedBy }) => [name, rank, score, sharedBy]),
      ).toEqual([
        ['甲县', 1, '97.60', 1],
        ['乙县', 1, '97.60', 1],
        ['丙区', 3, '72.00', 0],
      ]);
      expect(board.ties.says.zh).toContain('得分相同的名次并列，其后名次空出（1、2、2、4）');
      expect(board.scheme).toMatchObject({ code: 'small-board', version: '1', status: 'example' });
      expect(board).toMatchObject({ asOf: '2026-07-07', simulated: true, full: '100' });
      expect(hashOf(board)).toBe(body.release.contentHash);
      expect(body.release.hash).toBe(link(genesis('small-city'), hashOf(board)));
    }
  });

  it('explains every score on it, equal to what it shows, to a unit that may not read runs', async () => {
    const clerk = await story.as('clerk-a');
    expect((await clerk.call(listRuns)).status).toBe(403);
    const [head] = (await boards('clerk-a')).body.releases;
    const id = head?.id ?? '';
    const { body } = await clerk.call(contract.readRelease, { params: { id } });
    for (const row of body.board.groups.flatMap((group) => group.rows)) {
      const answer = await clerk.call(contract.explainRelease, { params: { id, code: row.code } });
      expect(answer.status).toBe(200);
      expect(answer.body.subject).toEqual(row);
      expect((answer.body.trace as { value: string }).value).toBe(row.score);
    }
    const nobody = await clerk.call(contract.explainRelease, { params: { id, code: 'city' } });
    expect(nobody.status).toBe(404);
  });

  it('downloads as Excel that says simulated and prints the tie rule', async () => {
    const [head] = (await boards('clerk-a')).body.releases;
    const clerk = await story.as('clerk-a');
    const list = await clerk.call(contract.downloadReleases, {});
    const [{ data: rows = [] } = {}] = await readExcel(list.bytes);
    expect(rows.at(-1)?.slice(0, 2)).toEqual([1, head?.title]);
    const file = await clerk.call(contract.downloadRelease, { params: { id: head?.id ?? '' } });
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('区县晾晒办法'));
    const [sheet] = await readExcel(file.bytes);
    const cells = (sheet?.data ?? []).map((row) => row.filter((cell) => cell !== null));
    expect(sheet?.sheet).toBe('区县组');
    expect(String(cells[0]?.[0])).toContain('模拟数据');
    expect(cells.some((row) => String(row[0]).includes('（1、2、2、4）'))).toBe(true);
    expect(cells.some((row) => String(row[0]).includes(head?.contentHash ?? '-'))).toBe(true);
    const table = cells.slice(-3).map((row) => row.slice(0, 3));
    expect(table).toEqual([
      ['1（并列）', '甲县', 97.6],
      ['1（并列）', '乙县', 97.6],
      ['3', '丙区', 72],
    ]);
  });

  it('is verified by anyone who sees it', async () => {
    const [head] = (await boards('auditor')).body.releases;
    const auditor = await story.as('auditor');
    const { body } = await auditor.call(contract.verifyRelease, { params: { id: head?.id ?? '' } });
    expect(body).toMatchObject({ content: true, chain: true, recomputes: true, hash: head?.hash });
  });
});

describe('superseding', () => {
  it('needs a run with the latest figures, and a reason; the earlier board stays and says so', async () => {
    const request = await requestOf(story, 'clerk-a', '2026-06', 'investment');
    await walkFigure(story, request, { value: '60', progress: '按计划推进' }, 'locked');
    await story.settle();
    const june = await compute('2026-06');
    expect((await release('office', { runId: june })).status).toBe(200);
    const second = await requestOf(story, 'clerk-b', '2026-06', 'investment');
    const walkers = { clerk: 'clerk-b', signer: 'signer-b', reviewer: 'reviewer', office: 'office' };
    await walkFigure(story, second, { value: '40', progress: '按计划推进' }, 'locked', walkers);
    await story.settle();
    const [shown] = (await boards('clerk-a')).body.releases;
    expect(shown?.outdatedAt).not.toBeNull();
    const again = await compute('2026-06');
    const bare = await release('office', { runId: again });
    expect([bare.status, bare.body.error?.code]).toEqual([422, 'publications.reason_needed']);
    const answer = await release('office-2', { runId: again, reason: '乙县补报6月数据', audience: 'group' });
    expect(answer.body).toMatchObject({ seq: 3, supersedes: shown?.id, reason: '乙县补报6月数据' });
    const { releases } = (await boards('auditor')).body;
    expect(releases.map(({ seq, supersededBy }) => [seq, supersededBy !== null])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
    const auditor = await story.as('auditor');
    const { body } = await auditor.call(contract.verifyRelease, { params: { id: answer.body.id } });
    expect(body).toMatchObject({ content: true, chain: true, recomputes: true });
  });

  it('shows a board for the group to its units only', async () => {
    const seen = async (post: string) => (await boards(post)).body.releases.map((one) => one.seq);
    expect(await seen('clerk-b')).toEqual([3, 2, 1]);
    expect(await seen('clerk-stat')).toEqual([2, 1]);
    const [head] = (await boards('auditor')).body.releases;
    const outsider = await story.as('clerk-stat');
    const answer = await outsider.call(contract.readRelease, { params: { id: head?.id ?? '' } });
    expect(answer.status).toBe(404);
  });

  it('is the only way to change a board: the database refuses an edit, and a forged one is found', async () => {
    const edit = sql`update publications.release set title = '改' where tenant_id = 'small-city' and seq = 1`;
    await expect(edit.execute(story.db)).rejects.toThrow(/never changed/);
    await transact(story.db, async (tx) => {
      await sql.raw(allowingGuards).execute(tx);
      await sql`alter table publications.release disable trigger user`.execute(tx);
    });
    await sql`update publications.release
      set content = jsonb_set(content, '{groups,0,rows,0,score}', '"99.90"')
      where tenant_id = 'small-city' and seq = 1`.execute(story.db);
    const { releases } = (await boards('auditor')).body;
    const auditor = await story.as('auditor');
    const verify = async (seq: number) => {
      const id = releases.find((one) => one.seq === seq)?.id ?? '';
      return (await auditor.call(contract.verifyRelease, { params: { id } })).body;
    };
    expect(await verify(1)).toMatchObject({ content: false, chain: false, recomputes: false });
    expect(await verify(3)).toMatchObject({ content: true, chain: false, recomputes: true });
  });
});

describe('two cities', () => {
  it('see nothing of each other, and real names get no board', async () => {
    const stranger = await story.as('published-office');
    expect((await stranger.call(contract.listReleases)).status).toBe(404);
    const params = { tenant: 'small-published' };
    const { body } = await stranger.call(contract.listReleases, { params });
    expect(body).toMatchObject({ simulated: false, releases: [] });
    expect(body.abilities.releaseBoard?.may).toBe(false);
    const answer = await stranger.call(contract.releaseBoard, { params, body: { runId } });
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'publications.published']);
  });
});
