import type { Observation } from '../actuals/index.ts';
import { type Judged, judgeWithFigures } from '../gaps/index.ts';
import { promiseOf, readTargets, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { TargetLine } from './contract.ts';
import { presentFigure } from './present-figure.ts';

export interface GatheredTarget {
  target: Target;
  line: TargetLine;
  judgement: Judged;
  /** Every visible figure of the target's indicator and subject, oldest period first, every version. */
  figures: Observation[];
}

/** Targets with their figures and judgements: the one place where the three rooms are put side by side. */
export async function gatherTargets(
  reader: Reader,
  tenant: Tenant,
  day: string,
  ids?: readonly string[],
): Promise<GatheredTarget[]> {
  const targets = await readTargets(reader, tenant.id, day, ids === undefined ? {} : { ids });
  const found = await judgeWithFigures(reader, tenant, day, targets);
  return targets.map((target) => {
    const one = found.get(target.id);
    if (one === undefined) throw new Error(`Target ${target.code} was not judged.`);
    const { judgement, all: figures } = one;
    return { target, judgement, figures, line: lineOf(target, judgement, figures) };
  });
}

/** Targets that stand: those of a matter that was withdrawn are counted nowhere and read at their own page. */
export async function gatherStanding(reader: Reader, tenant: Tenant, day: string): Promise<GatheredTarget[]> {
  const all = await gatherTargets(reader, tenant, day);
  return all.filter(({ target }) => target.matter.withdrawn === null);
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
    latest: latest === undefined ? null : presentFigure(latest),
    standing: {
      status: judgement.status,
      light: judgement.light,
      sentence: judgement.sentence,
      asOf: judgement.asOf,
    },
  };
}
