import { because, type Reason } from '../quantity/reason.ts';
import type { Figure } from './figure.ts';
import type { TargetRow } from './target.ts';
import { subjectName, type World } from './world.ts';

/** The series that a relative target is held against: another subject's, or another indicator of its own. */
export interface Reference {
  subject: string;
  indicator: string;
}

/** What a relative target is held against at the figure's period. */
export type ReferenceFound =
  | { reference: Reference; text: string; value: number; row: Figure['rows'][number] }
  | { reason: Reason };

/**
 * The series that `peer_set` names: a subject with the same indicator (全省), an indicator of the same subject
 * (地区生产总值增长), or `subject/indicator`. Null when nothing was ever reported under that name.
 */
export function namedSeries(target: TargetRow, world: World): Reference | null {
  const name = seriesName(target);
  if (name === '') return null;
  const slash = name.indexOf('/');
  const candidates: Reference[] = [
    { subject: name, indicator: target.indicator },
    { subject: target.subject, indicator: name },
    { subject: name.slice(0, slash), indicator: name.slice(slash + 1) },
  ];
  return candidates.find(({ subject, indicator }) => world.actuals.has(subject, indicator)) ?? null;
}

/** Where `peer_set` is empty, `filter` may name the series. */
const seriesName = (target: TargetRow): string => target.peerSet || target.filter;

/** Why a relative target cannot be judged by figures. */
export function noNamedSeries(target: TargetRow): Reason {
  return seriesName(target) === ''
    ? because(
        'no_named_series',
        '比较类目标没有写明与谁相比（peer_set），需由人判定',
        'a relative target that does not name the series it is held against (peer_set); a person decides',
      )
    : because(
        'no_named_series',
        `没有“${seriesName(target)}”的数据可比，需由人判定`,
        `there is no series "${seriesName(target)}" to compare with; a person decides`,
      );
}

/** The reference's value at the very period of the figure. */
export function referenceAt(
  reference: Reference,
  figure: Figure,
  unit: string,
  world: World,
): ReferenceFound {
  const series = world.actuals.series(reference.subject, reference.indicator, unit, {
    asOf: world.asOf,
    pointIsPercent: false,
  });
  const found = series.find(
    (one) => one.period.start === figure.period.start && one.period.end === figure.period.end,
  );
  if (found) return { reference, text: found.text, value: found.value, row: found.row };
  const name = `${subjectName(world, reference.subject)} ${reference.indicator}`;
  return {
    reason: because(
      'reference_late',
      `对比对象“${name}”${figure.period.text} 的数尚未发布`,
      `"${name}" has no figure for ${figure.period.text} yet`,
    ),
  };
}
