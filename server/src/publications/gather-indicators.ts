import { type Period, samePeriodLastYear, tryPeriod } from '@meritloop/engine';
import { countingFigures } from '../gaps/index.ts';
import { indicatorsById, promiseOf, type Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { periodsCumulated } from './document-period.ts';
import type { IndicatorLine, UnitView } from './document-state.ts';
import { latestOf } from './figure-text.ts';
import type { Asked } from './gather-state.ts';

/**
 * Official statistics 法定统计 as they are out on the day: the figure of the period where its release day has passed,
 * the latest one, and the same period a year before as it was published. The city first, then units in their order.
 */
export async function gatherIndicators(
  reader: Reader,
  tenant: Tenant,
  asked: Asked,
  targets: readonly Target[],
  units: ReadonlyMap<string, UnitView>,
): Promise<IndicatorLine[]> {
  const all = await indicatorsById(reader, tenant.id);
  const official = [...all.values()].filter((one) => one.sourceKind === 'official');
  if (official.length === 0) return [];
  const figures = (
    await countingFigures(reader, tenant.id, asked.asOf, { indicatorIds: official.map(({ id }) => id) })
  )
    .filter(({ counts }) => counts)
    .map(({ observation }) => observation);
  const stated = periodsCumulated(asked.period);
  const yearBefore = stated.flatMap((text) => lastYear(text));
  return official.flatMap((indicator) => {
    const own = figures.filter((figure) => figure.indicatorId === indicator.id);
    const promised = targets.filter((target) => target.indicator.id === indicator.id);
    const subjects = new Set([
      ...promised.map(({ subject }) => subject.id),
      ...own.map((figure) => figure.subjectId),
    ]);
    return [...units.values()]
      .filter((unit) => subjects.has(unit.id))
      .map((unit): IndicatorLine => {
        const series = own.filter((figure) => figure.subjectId === unit.id);
        const target = promised.find(({ subject, period }) => {
          return subject.id === unit.id && period === asked.period.text.slice(0, 4);
        });
        const of = (periods: readonly string[]) => {
          const found = periods.map((text) => latestOf(series.filter(({ period }) => period === text)));
          return found.find((figure) => figure !== null) ?? null;
        };
        return {
          key: `indicator.${indicator.code}.${unit.code}`,
          indicator: indicator.name,
          subject: unit.name,
          unit: indicator.unit,
          ofPeriod: of(stated),
          latest: latestOf(series.filter((figure) => endsBy(figure.period, asked.period.end))),
          lastYear: of(yearBefore),
          promise:
            target === undefined
              ? ''
              : promiseOf(target)
                  .map(({ text }) => text.zh)
                  .join('；'),
        };
      });
  });
}

function lastYear(text: string): string[] {
  const period: Period | null = tryPeriod(text);
  const before = period === null ? null : samePeriodLastYear(period);
  return before === null ? [] : [before.text];
}

const endsBy = (period: string, day: string): boolean => (tryPeriod(period)?.end ?? '9999') <= day;
