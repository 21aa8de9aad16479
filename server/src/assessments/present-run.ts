import type { Reader } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Principal } from '../platform/principal.ts';
import { personNames } from '../registry/index.ts';
import type { RunHead } from './contract.ts';
import { runPolicy } from './policy.ts';
import { presentSchemeHead } from './present-scheme.ts';
import { type RunHeadRow, type SchemeRow, schemeRows } from './store.ts';

export const noRun = () => house.not_found({ thing: '该次测算', thingEn: 'run' });

const unknown = { zh: '（已离任岗位）', en: '(former post)' };

/** Runs as they are answered. `all` tells which is the newest of its scheme and period. */
export async function presentRuns(
  reader: Reader,
  tenantId: string,
  principal: Principal,
  rows: readonly RunHeadRow[],
  all: readonly RunHeadRow[],
): Promise<RunHead[]> {
  const [schemes, names] = await Promise.all([
    schemeRows(reader, tenantId),
    personNames(
      reader,
      tenantId,
      rows.map((row) => row.by_person),
    ),
  ]);
  const byId = new Map(schemes.map((scheme) => [scheme.id, scheme]));
  return rows.flatMap((run) => {
    const scheme = byId.get(run.scheme_id);
    if (scheme === undefined) return [];
    return [presentRun(run, scheme, names.get(run.by_person) ?? unknown, isLatest(run, all), principal)];
  });
}

function presentRun(
  run: RunHeadRow,
  scheme: SchemeRow,
  by: { zh: string; en: string },
  latest: boolean,
  principal: Principal,
): RunHead {
  return {
    id: run.id,
    scheme: presentSchemeHead(scheme),
    period: run.period,
    number: run.number,
    asOf: run.as_of,
    at: run.at.toISOString(),
    by,
    subjects: run.results.length,
    inputsHash: run.inputs_hash,
    resultsHash: run.results_hash,
    latest,
    outdatedAt: run.outdated_at?.toISOString() ?? null,
    abilities: abilitiesFor(principal, runPolicy, { run, latest }),
  };
}

export function isLatest(
  run: Pick<RunHeadRow, 'scheme_id' | 'period' | 'number'>,
  all: readonly Pick<RunHeadRow, 'scheme_id' | 'period' | 'number'>[],
): boolean {
  return !all.some(
    (other) => other.scheme_id === run.scheme_id && other.period === run.period && other.number > run.number,
  );
}
