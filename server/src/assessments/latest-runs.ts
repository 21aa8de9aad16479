import type { Reader } from '../platform/database.ts';
import { isLatest } from './present-run.ts';
import { runRows } from './store.ts';

export interface RunInBrief {
  id: string;
  schemeId: string;
  period: string;
  number: number;
  asOf: string;
  /** Since when its figures are no longer the current ones; null while they are. */
  outdatedAt: Date | null;
  at: Date;
}

/** The newest run of every scheme and period, newest first; for to-do lists and cockpits. */
export async function latestRuns(reader: Reader, tenantId: string): Promise<RunInBrief[]> {
  const rows = await runRows(reader, tenantId);
  return rows
    .filter((run) => isLatest(run, rows))
    .map((run) => ({
      id: run.id,
      schemeId: run.scheme_id,
      period: run.period,
      number: run.number,
      asOf: run.as_of,
      outdatedAt: run.outdated_at,
      at: run.at,
    }));
}
