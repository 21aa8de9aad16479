import { actualStatuses } from '@meritloop/engine';
import type { Observation } from '../actuals/index.ts';
import type { Bilingual } from '../platform/endpoint.ts';

/** One figure of a series, and whether it is the one that its period is judged by. */
export interface Counted {
  observation: Observation;
  counts: boolean;
  why: Bilingual;
}

/** 预计 < 初步 < 最终 < 修订; a source that does not say ranks as final (docs/contract.md, "Periods and keys"). */
const rankOf = (observation: Observation) => actualStatuses.indexOf(observation.status ?? 'final');

/** The rule that decides between sources, as it is printed wherever figures disagree. */
export const conflictRule: Bilingual = {
  zh: '同一期间多个来源的数不一致时，以指标牵头单位的数为准；牵头单位没有数的，以最近记录的为准；其余来源一并列出。',
  en: "Where sources disagree on one period, the figure of the indicator's lead unit counts; without one, the figure recorded last; the others are shown beside it.",
};

/**
 * Whether the figure may be held against a target (null: against any): published as comparable, and not beside another
 * target.
 */
export function isComparable(observation: Observation, targetId: string | null): boolean {
  if (observation.targetId !== null && observation.targetId !== targetId) return false;
  return observation.comparability === null || observation.comparability === 'same';
}

/**
 * Says for every figure of one series (one subject, one indicator) whether it counts in its period. Within a source
 * the latest status and version counts; between sources {@link conflictRule}. `isLead` knows the sources that
 * are the indicator's lead unit. Input and output are in the order of `readObservations`.
 */
export function countFigures(series: readonly Observation[], isLead: (source: string) => boolean): Counted[] {
  const periods = Map.groupBy(series, ({ period }) => period);
  return [...periods.values()].flatMap((figures) => countPeriod(figures, isLead));
}

function countPeriod(figures: readonly Observation[], isLead: (source: string) => boolean): Counted[] {
  const bySource = new Map<string, Observation>();
  for (const figure of figures) {
    const best = bySource.get(figure.source);
    if (best === undefined || isLater(figure, best)) bySource.set(figure.source, figure);
  }
  const candidates = [...bySource.values()];
  const lead = candidates.find((figure) => isLead(figure.source) && figure.value !== null);
  const valued = candidates.filter((figure) => figure.value !== null);
  const chosen = lead ?? (valued.length > 0 ? valued : candidates).reduce(recordedLast);
  const others = candidates.length > 1;
  return figures.map((observation) => {
    const counts = observation === chosen;
    return {
      observation,
      counts,
      why: reasonOf(observation, { chosen, bySource, others, byLead: lead === chosen }),
    };
  });
}

/** Of one source: a later status counts, and within one status the later version. */
function isLater(figure: Observation, best: Observation): boolean {
  const byStatus = rankOf(figure) - rankOf(best);
  if (byStatus !== 0) return byStatus > 0;
  return figure.version === best.version ? figure.at >= best.at : figure.version > best.version;
}

function recordedLast(best: Observation, figure: Observation): Observation {
  const [a, b] = [recorded(best), recorded(figure)];
  if (a !== b) return b > a ? figure : best;
  return figure.id > best.id ? figure : best; // ids are ordered in time: the same answer for any order of rows
}

const recorded = (figure: Observation) => figure.recordedOn ?? figure.at.toISOString().slice(0, 10);

function reasonOf(
  figure: Observation,
  known: { chosen: Observation; bySource: Map<string, Observation>; others: boolean; byLead: boolean },
): Bilingual {
  if (figure === known.chosen) {
    if (!known.others) return { zh: '采用', en: 'counts' };
    return known.byLead
      ? { zh: '采用：指标牵头单位的数', en: "counts: the lead unit's figure" }
      : { zh: '采用：最近记录', en: 'counts: recorded last' };
  }
  if (known.bySource.get(figure.source) !== figure) {
    return { zh: '未采用：同一来源已有更新的数', en: 'does not count: its source has a later figure' };
  }
  if (figure.value === null) return { zh: '未采用：没有数值', en: 'does not count: it has no value' };
  return known.byLead
    ? { zh: '未采用：以牵头单位的数为准', en: "does not count: the lead unit's figure does" }
    : { zh: '未采用：另一来源的记录更新', en: 'does not count: another source recorded later' };
}
