import { type Observation, readObservations } from '../actuals/index.ts';
import { judgeTargets } from '../gaps/index.ts';
import { promiseOf, readTargets, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { TargetLine } from './contract.ts';
import { isComparable, presentFigure } from './figures.ts';

export interface GatheredTarget {
  target: Target;
  line: TargetLine;
  judgement: Judged;
  /** Every visible figure of the target's indicator and subject, oldest period first, every version. */
  figures: Observation[];
}

type Judged = NonNullable<Awaited<ReturnType<typeof judgeTargets>> extends Map<string, infer J> ? J : never>;

/** Targets with their figures and judgements: the one place where the three rooms are put side by side. */
export async function gatherTargets(
  reader: Reader,
  tenant: Tenant,
  day: string,
  ids?: readonly string[],
): Promise<GatheredTarget[]> {
  const targets = await readTargets(reader, tenant.id, day, ids === undefined ? {} : { ids });
  const [judgements, observations] = await Promise.all([
    judgeTargets(reader, tenant, day, targets),
    readObservations(reader, tenant.id, day, {
      indicatorIds: [...new Set(targets.map((target) => target.indicator.id))],
    }),
  ]);
  const series = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = `${observation.indicatorId} ${observation.subjectId}`;
    series.set(key, [...(series.get(key) ?? []), observation]);
  }
  return targets.map((target) => {
    const judgement = judgements.get(target.id);
    if (judgement === undefined) throw new Error(`Target ${target.code} was not judged.`);
    const figures = series.get(`${target.indicator.id} ${target.subject.id}`) ?? [];
    return { target, judgement, figures, line: lineOf(target, judgement, figures) };
  });
}

function lineOf(target: Target, judgement: Judged, figures: readonly Observation[]): TargetLine {
  const latest = figures.find((figure) => figure.id === judgement.observationId);
  return {
    id: target.id,
    code: target.code,
    matter: {
      number: target.matter.number,
      title: target.matter.title,
      objectives: target.matter.objectives,
      section: target.matter.section,
    },
    indicator: target.indicator.name,
    filter: target.filter,
    subject: { id: target.subject.id, name: target.subject.name },
    period: target.period,
    promise: promiseOf(target),
    unit: target.unit,
    nature: target.nature,
    latest: latest === undefined || !isComparable(latest) ? null : presentFigure(latest),
    standing: {
      status: judgement.status,
      light: judgement.light,
      sentence: judgement.sentence,
      asOf: judgement.asOf,
    },
  };
}
