import { type Observation, readObservations } from '../actuals/index.ts';
import { casesOfTarget } from '../cases/index.ts';
import { changesOfTarget } from '../gaps/index.ts';
import type { Query } from '../platform/call.ts';
import { refuse } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { isComparable, presentFigure } from './figures.ts';
import { policy } from './policy.ts';
import { gatherTargets } from './target-lines.ts';

/** Figures of the target's own series and, joined by the source, those published beside it; each of them once. */
async function figuresOf(
  { reader, tenant, today }: Query<typeof contract.readTarget>,
  targetId: string,
  figures: readonly Observation[],
): Promise<Observation[]> {
  const beside = await readObservations(reader, tenant.id, today, { targetIds: [targetId] });
  const own = figures.filter((figure) => figure.targetId === null || figure.targetId === targetId);
  const known = new Set(own.map((figure) => figure.id));
  return [...own, ...beside.filter((figure) => !known.has(figure.id))];
}

/** Everything about one target, gathered from the rooms it walked through. */
export async function readTarget(query: Query<typeof contract.readTarget>) {
  const { reader, tenant, today, params, principal } = query;
  const [found] = await gatherTargets(reader, tenant, today, [params.id]);
  if (found === undefined) throw refuse.not_found({ thing: '该目标', thingEn: 'target' });
  const { target, line, judgement, figures } = found;
  const mine = await figuresOf(query, target.id, figures);
  const year = Number(target.period.slice(0, 4));
  const siblings = (await gatherTargets(reader, tenant, today)).filter(
    (one) =>
      one.target.indicator.id === target.indicator.id &&
      one.target.period === target.period &&
      one.target.id !== target.id,
  );
  return {
    line,
    target,
    judgement,
    series: figures.filter(isComparable).map(presentFigure),
    related: beside.filter((figure) => !isComparable(figure)).map(presentFigure),
    previousYear: figures
      .filter((figure) => isComparable(figure) && figure.period === String(year - 1))
      .map(presentFigure),
    changes: await changesOfTarget(reader, tenant, principal, today, target.id),
    cases: await casesOfTarget(reader, query, target.id),
    siblings: siblings.map((one) => ({
      id: one.target.id,
      subject: one.target.subject.name,
      standing: one.line.standing,
    })),
    abilities: abilitiesFor(principal, policy, undefined),
  };
}
