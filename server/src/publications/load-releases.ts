import { latestRuns } from '../assessments/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import { answer } from '../platform/policy.ts';
import { unitsKnown } from '../registry/index.ts';
import type { ReleaseHead } from './contract.ts';
import { boardPolicy } from './policy.ts';
import { type Release, releases } from './store.ts';

export const noRelease = () => house.not_found({ thing: '该榜单', thingEn: 'board' });

type Asking = Caller & { reader: Reader };

export interface Known {
  release: Release;
  head: ReleaseHead;
}

/** The boards that the caller may see, newest first; the others might as well not exist. */
export async function visibleReleases({ reader, tenant, principal, today }: Asking): Promise<Known[]> {
  const [all, units, runs] = await Promise.all([
    releases(reader, tenant.id),
    unitsKnown(reader, tenant.id, today),
    latestRuns(reader, tenant.id),
  ]);
  const idByCode = new Map(units.map((unit) => [unit.code, unit.id]));
  const outdated = new Map(runs.map((run) => [run.id, run.outdatedAt]));
  const supersededBy = new Map(all.map((release) => [release.supersedes, release.id]));
  return all
    .filter(({ audience, ...release }) => {
      const board = { audience, unitIds: unitsOf(release, idByCode) };
      return answer(principal, boardPolicy.readBoard, board).may;
    })
    .map((release) => ({
      release,
      head: headOf(release, {
        supersededBy: supersededBy.get(release.id) ?? null,
        outdatedAt: outdated.get(release.run_id) ?? null,
      }),
    }));
}

/** One board with its head; answers 404 for what the caller may not see, as for what is not there. */
export async function visibleRelease(asking: Asking, id: string): Promise<Known> {
  const all = await visibleReleases(asking);
  const found = all.find(({ release }) => release.id === id);
  if (found === undefined) throw noRelease();
  return found;
}

function unitsOf(release: Pick<Release, 'content'>, idByCode: ReadonlyMap<string, string>): string[] {
  return release.content.groups.flatMap((group) =>
    group.rows.flatMap((row) => {
      const id = idByCode.get(row.code);
      return id === undefined ? [] : [id];
    }),
  );
}

export function headOf(
  release: Release,
  known: { supersededBy: string | null; outdatedAt: Date | null },
): ReleaseHead {
  const { content } = release;
  return {
    id: release.id,
    seq: release.seq,
    kind: release.kind,
    title: release.title,
    audience: release.audience,
    period: release.period,
    scheme: {
      code: content.scheme.code,
      version: content.scheme.version,
      name: content.scheme.name,
    },
    simulated: content.simulated,
    asOf: content.asOf,
    at: release.at.toISOString(),
    by: content.releasedBy,
    contentHash: release.content_hash,
    hash: release.hash,
    supersedes: release.supersedes,
    reason: release.reason,
    supersededBy: known.supersededBy,
    outdatedAt: known.outdatedAt?.toISOString() ?? null,
  };
}
