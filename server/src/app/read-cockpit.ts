import { addDays, tryPeriod } from '@meritloop/engine';
import { openOrdersByTarget } from '../cases/index.ts';
import { changesSince, type Status, statusTrend } from '../gaps/index.ts';
import type { Query } from '../platform/call.ts';
import { abilitiesFor, answer } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { countByStatus } from './count-by-status.ts';
import { dueSoon } from './due-soon.ts';
import { foreseen } from './foresee-targets.ts';
import { keyFigures } from './key-figures.ts';
import { objectivesOf } from './objectives.ts';
import { policy } from './policy.ts';
import { type GatheredTarget, gatherStanding } from './target-lines.ts';
import { registerOrder, shortfallOf, worstFirst, worstRule } from './worst-gaps.ts';

/** Lines of each list in the cockpit. */
const shown = 8;
/** "Since" unless a day is chosen. */
const defaultDays = 30;

/** 驾驶舱: what a leader reads in five minutes, each count with the list behind it. */
export async function readCockpit(
  query: Query<typeof contract.readCockpit | typeof contract.downloadCockpit>,
) {
  const { reader, tenant, today, principal } = query;
  const published = tenant.kind === 'published';
  const since = query.query.since ?? addDays(today, -defaultDays);
  const mayReadChanges = !published && answer(principal, policy.readCityChanges, undefined).may;
  const [all, changed, due, trend, orders] = await Promise.all([
    gatherStanding(reader, tenant, today),
    mayReadChanges ? changesSince(reader, tenant.id, since) : null,
    dueSoon(query),
    statusTrend(reader, tenant, today),
    published ? new Map<string, number>() : openOrdersByTarget(reader, query),
  ]);
  const changes = changed === null ? null : sayChanges(changed, all, since);
  const worst = published ? all.filter(({ judgement }) => judgement.status === 'behind') : worstFirst(all);
  const { total: dueTotal, ...dueShown } = due;
  return {
    simulated: tenant.kind === 'simulated',
    asOf: today,
    total: all.length,
    counts: countByStatus(all.map(({ judgement }) => judgement.status)),
    keys: keyFigures(all, { changes, due: { total: dueTotal, until: due.until } }),
    objectives: objectivesOf(all),
    several: all.some(({ line }) => line.matter.objectives.length > 1),
    changes,
    due: dueShown,
    worst: {
      total: worst.length,
      rule: published ? registerOrder : worstRule,
      rows: worst.slice(0, shown).map((one) => ({
        line: one.line,
        shortfall: published ? null : shortfallOf(one),
        orders: orders.get(one.target.id) ?? 0,
      })),
    },
    forecasts: published ? null : foreseen(all),
    trend,
    published: published ? publishedLast(all) : [],
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

type Changed = Awaited<ReturnType<typeof changesSince>>[number];

/** Good to bad; what has no place in it is neither better nor worse. */
const order: readonly Status[] = ['done', 'ahead', 'on_pace', 'behind', 'far_behind', 'not_reported'];

/** 1 worse, -1 better, 0 neither: read from the two words. */
function turn(before: Status | null, after: Status): -1 | 0 | 1 {
  const [from, to] = [before === null ? -1 : order.indexOf(before), order.indexOf(after)];
  if (from === -1 || to === -1 || from === to) return 0;
  return to > from ? 1 : -1;
}

/** Changes of targets that still stand, the newest first and of those that turned worse before the others. */
function sayChanges(rows: readonly Changed[], all: readonly GatheredTarget[], since: string) {
  const byId = new Map(all.map((one) => [one.target.id, one]));
  const known = rows.flatMap((row) => {
    const found = byId.get(row.target_id);
    return found === undefined ? [] : [{ row, found, turn: turn(row.status_before, row.status_after) }];
  });
  const worse = known.filter((one) => one.turn === 1);
  const others = known.filter((one) => one.turn !== 1);
  return {
    since,
    worse: worse.length,
    better: known.filter((one) => one.turn === -1).length,
    other: known.filter((one) => one.turn === 0).length,
    rows: [...worse, ...others].slice(0, shown).map(({ row, found }) => ({
      id: row.id,
      targetId: row.target_id,
      indicator: found.line.indicator,
      subject: found.line.subject.name,
      nature: found.line.nature,
      cause: row.cause,
      period: row.period,
      before: row.status_before,
      after: row.status_after,
      light: row.light_after,
      sentence: { zh: row.sentence_zh, en: row.sentence_en },
      noticedOn: row.on_day,
      proposal: row.proposal,
    })),
  };
}

/** What was published last, the newest first by the day it was recorded or else by its period: the figures alone. */
function publishedLast(all: readonly GatheredTarget[]) {
  const when = ({ latest }: GatheredTarget['line']) =>
    latest?.recordedOn ?? tryPeriod(latest?.period ?? '')?.end ?? '';
  return all
    .map(({ line }) => line)
    .filter(({ latest }) => latest !== null)
    .sort((a, b) => (when(a) < when(b) ? 1 : when(a) > when(b) ? -1 : 0))
    .slice(0, shown);
}
