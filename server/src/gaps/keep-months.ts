import { readTargets } from '../plans/index.ts';
import type { Reader, Tx } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { judgeTargets } from './judge-targets.ts';
import { targetsKnownOn } from './known-then.ts';
import { monthEndsUpTo } from './month-ends.ts';
import { keepMonth, keptMonths, monthCounts } from './store-months.ts';

/** Months that the trend goes back. */
const trendMonths = 24;

/**
 * Keeps where every target stood at each of the last month ends that are not kept yet, judged with what was known and
 * released on that day alone. A month that is kept stays as it is.
 */
export async function keepMonths(tx: Tx, tenant: Tenant, day: string, at: Date): Promise<void> {
  const ends = monthEndsUpTo(day, trendMonths);
  const kept = await keptMonths(tx, tenant.id, ends);
  for (const end of ends.filter((one) => !kept.has(one))) {
    const targets = await targetsKnownOn(
      tx,
      tenant.id,
      end,
      await readTargets(tx, tenant.id, end, { withdrawn: 'with' }),
    );
    if (targets.length === 0) continue;
    const judgements = await judgeTargets(tx, tenant, end, targets);
    await keepMonth(
      tx,
      targets.flatMap((target) => {
        const judged = judgements.get(target.id);
        if (judged === undefined) return [];
        return [
          {
            tenant_id: tenant.id,
            month_end: end,
            target_id: target.id,
            status: judged.status,
            light: judged.light ?? ('unlit' as const),
            judged_at: at,
          },
        ];
      }),
    );
  }
}

/**
 * How many targets stood where at each of the last month ends, the earliest first; a month in which no target was in
 * force has none. A city of published figures has no trend of ours.
 */
export async function statusTrend(reader: Reader, tenant: Tenant, day: string) {
  if (tenant.kind === 'published') return null;
  const ends = monthEndsUpTo(day, trendMonths);
  const rows = await monthCounts(reader, tenant.id, ends[0] ?? day);
  return ends.map((monthEnd) => ({
    monthEnd,
    counts: rows.filter((row) => row.month_end === monthEnd).map(({ status, count }) => ({ status, count })),
  }));
}
