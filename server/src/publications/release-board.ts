import { parsePeriod, periodWords } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import { type RunForRelease, runForRelease } from '../assessments/index.ts';
import type { Act } from '../platform/call.ts';
import { genesis, hashOf, link } from '../platform/chain.ts';
import { nextNumber } from '../platform/counter.ts';
import { refuse as house } from '../platform/errors.ts';
import type { BoardContent, releaseBoard as contract, ReleaseHead } from './contract.ts';
import { refuse } from './errors.ts';
import { headOf } from './load-releases.ts';
import { insertRelease, type Release, releases } from './store.ts';

/**
 * Releases a board: freezes what it shows, hashes it and links it to the release before. The counter's row is held
 * until the act is done, so that two boards released at once are chained one after the other.
 */
export async function releaseBoard(act: Act<typeof contract>): Promise<ReleaseHead> {
  const { tx, tenant, principal, body } = act;
  if (tenant.kind === 'published') throw refuse.published();
  if (body.audience === 'public') throw refuse.public_not_built();
  const seq = await nextNumber(tx, tenant.id, 'publications.release');
  const run = await runForRelease(tx, tenant.id, body.runId);
  if (run === undefined) throw house.not_found({ thing: '该次测算', thingEn: 'run' });
  const all = await releases(tx, tenant.id);
  const same = all.find((release) => release.run_id === run.id);
  if (same !== undefined) throw refuse.released_already({ seq: same.seq });
  if (!run.latest) throw refuse.not_latest({ number: run.number });
  if (run.outdated) throw refuse.outdated();
  const superseded = new Set(all.map((release) => release.supersedes));
  const current = all.find(
    (release) =>
      release.scheme_code === run.scheme.code && release.period === run.period && !superseded.has(release.id),
  );
  if (current !== undefined && body.reason === undefined) {
    throw refuse.reason_needed(
      { seq: current.seq },
      { fields: [{ path: 'body.reason', message: '替代原因 / reason' }] },
    );
  }
  const content = boardOf(act, run);
  const contentHash = hashOf(content);
  const previous = all[0]?.hash ?? genesis(tenant.id);
  const release: Release = {
    tenant_id: tenant.id,
    id: uuidv7(),
    seq,
    kind: 'board',
    title: content.title,
    audience: body.audience,
    scheme_code: run.scheme.code,
    period: run.period,
    run_id: run.id,
    content,
    content_hash: contentHash,
    previous_hash: previous,
    hash: link(previous, contentHash),
    supersedes: current?.id ?? null,
    reason: current === undefined ? null : (body.reason ?? null),
    by_person: principal.personId,
    at: act.now,
  };
  await insertRelease(tx, release);
  await act.record({
    act: 'publications.release',
    subject: { kind: 'release', id: release.id },
    old: current === undefined ? undefined : { release: current.id, hash: current.hash },
    new: { seq, runId: run.id, audience: release.audience, contentHash, hash: release.hash },
    reason: release.reason,
  });
  await act.wake('publications.released', { releaseId: release.id, runId: run.id });
  return headOf(release, { supersededBy: null, outdatedAt: null });
}

/** What the board shows: groups in their order, rows in the order of the run. */
function boardOf(act: Act<typeof contract>, run: RunForRelease): BoardContent {
  const { tenant, principal, today, body } = act;
  const codes = [...new Set(run.results.map((row) => row.group.code))];
  const words = periodWords(parsePeriod(run.period));
  const names = new Map(run.results.map((row) => [row.group.code, row.group.name]));
  return {
    format: 'meritloop-board-1',
    simulated: tenant.kind === 'simulated',
    notice: tenant.notice,
    city: tenant.name,
    title: body.title ?? `${run.scheme.name.zh} ${words.zh}`,
    scheme: run.scheme,
    period: run.period,
    runNumber: run.number,
    asOf: run.asOf,
    inputsHash: run.inputsHash,
    resultsHash: run.resultsHash,
    full: run.full,
    ties: run.ties,
    releasedBy: principal.name,
    releasedOn: today,
    groups: codes.map((code) => ({
      code,
      name: names.get(code) ?? code,
      rows: run.results.filter((row) => row.group.code === code),
    })),
  };
}
