import { comparePeriods, tryPeriod } from '@meritloop/engine';
import { type Observation, readObservations } from '../actuals/index.ts';
import { casesOfTarget } from '../cases/index.ts';
import { changesOfTarget, isComparable } from '../gaps/index.ts';
import { readTargets, revisionsOf, type Target } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { refuse } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { forecastAsPrinted } from './foresee-targets.ts';
import { policy } from './policy.ts';
import { presentFigure } from './present-figure.ts';
import { rankStandingOf } from './rank-targets.ts';
import { gatherTargets } from './target-lines.ts';

/** Everything about one target, gathered from the rooms it walked through. */
export async function readTarget(query: Query<typeof contract.readTarget>) {
  const { reader, tenant, today, params, principal } = query;
  const promised = await readTargets(reader, tenant.id, today, { withdrawn: 'with' });
  const asked = promised.find((one) => one.id === params.id);
  if (asked === undefined) throw refuse.not_found({ thing: '该目标', thingEn: 'target' });
  const alike = promised.filter(
    (one) =>
      one.indicator.id === asked.indicator.id &&
      one.period === asked.period &&
      (one.matter.withdrawn === null || one.id === asked.id),
  );
  const gathered = await gatherTargets(
    reader,
    tenant,
    today,
    alike.map((one) => one.id),
  );
  const found = gathered.find((one) => one.target.id === asked.id);
  if (found === undefined) throw refuse.not_found({ thing: '该目标', thingEn: 'target' });
  const figures = await figuresOf(query, asked.id, found.figures);
  const comparable = figures.filter((figure) => isComparable(figure, asked.id));
  return {
    line: found.line,
    target: found.target,
    judgement: { ...found.judgement, forecast: forecastAsPrinted(found) },
    series: comparable.map(presentFigure),
    related: figures.filter((figure) => !comparable.includes(figure)).map(presentFigure),
    previousYear: resultOfYearBefore(asked, comparable).map(presentFigure),
    changes: await changesOfTarget(reader, query, asked.id),
    revisions: (await revisionsOf(reader, tenant.id, [asked.id])).get(asked.id) ?? [],
    rank: await rankStandingOf(reader, tenant, today, found),
    cases: await casesOfTarget(reader, query, asked.id),
    siblings: gathered
      .filter((one) => one.target.id !== asked.id)
      .map((one) => ({
        id: one.target.id,
        subject: one.target.subject.name,
        standing: one.line.standing,
      })),
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

/**
 * Figures of the target's own series and, joined by the source, those published beside it; each of them once, in the
 * order of time.
 */
async function figuresOf(
  { reader, tenant, today }: Query<typeof contract.readTarget>,
  targetId: string,
  figures: readonly Observation[],
): Promise<Observation[]> {
  const beside = await readObservations(reader, tenant.id, today, { targetIds: [targetId] });
  const own = figures.filter((figure) => figure.targetId === null || figure.targetId === targetId);
  const known = new Set(own.map((figure) => figure.id));
  return [...own, ...beside.filter((figure) => !known.has(figure.id))].sort(byTime);
}

function byTime(a: Observation, b: Observation): number {
  const [first, second] = [tryPeriod(a.period), tryPeriod(b.period)];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return comparePeriods(first, second);
}

/** The whole year before the target's: its own figure, or else that of December, which a monthly series ends with. */
function resultOfYearBefore(target: Target, figures: readonly Observation[]): Observation[] {
  const year = Number(target.period.slice(0, 4)) - 1;
  const whole = figures.filter((figure) => figure.period === String(year));
  return whole.length > 0 ? whole : figures.filter((figure) => figure.period === `${year}-12`);
}
