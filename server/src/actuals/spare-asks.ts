import type { Period } from '@meritloop/engine';
import type { Target } from '../plans/index.ts';
import type { Reader } from '../platform/database.ts';
import { answersFor, endOf } from './asked-period.ts';
import type { PlanItem, SparedItem } from './contract-asks.ts';
import { releaseDayOf } from './load-request.ts';
import { bySeries, type Observation, readObservations, seriesKey } from './read-observations.ts';
import { type KnownRequest, releaseDays, requestsAbout } from './store-plan.ts';
import { stateNames } from './walk.ts';

/** What is held or on its way, as anyone may know it on the day: nothing in it comes from behind an embargo. */
export interface Known {
  /** Visible figures by {@link seriesKey}. */
  figures: Map<string, Observation[]>;
  requests: KnownRequest[];
  /** Stated release days by indicator and period. */
  releases: Map<string, string>;
}

type Spared = Pick<SparedItem, 'reason' | 'says' | 'held' | 'releasedOn'>;

export async function knownAbout(
  reader: Reader,
  tenantId: string,
  today: string,
  about: { indicatorIds: readonly string[]; matterIds: readonly string[] },
): Promise<Known> {
  const [observations, requests, releases] = await Promise.all([
    readObservations(reader, tenantId, today, { indicatorIds: about.indicatorIds }),
    requestsAbout(reader, tenantId, about),
    releaseDays(reader, tenantId, about.indicatorIds),
  ]);
  return {
    figures: bySeries(observations),
    requests,
    releases: new Map(releases.map((row) => [`${row.indicator_id} ${row.period}`, row.released_on])),
  };
}

/** Why a figure is not asked for, or null where it is. */
export function spareFigure(given: {
  targets: readonly Target[];
  item: PlanItem & { unitId: string | null };
  /** Null where the indicator is not measured at the end of the asked period. */
  measured: string | null;
  period: Period;
  today: string;
  known: Known;
}): Spared | null {
  const { targets, item, measured, period, today, known } = given;
  const [target] = targets;
  if (target === undefined || item.indicator === null || item.subject === null) return null;
  const { indicator } = target;
  if (targets.every(({ state }) => state === 'awaiting_target'))
    return spared('awaiting_target', '上级尚未下达目标', 'The upper level has not set the target yet');
  if (measured === null)
    return spared('not_measured', '该指标在此期不计量', 'The indicator is not measured for this period');
  const due = targets.map((one) => one.due).filter((day) => day !== null);
  if (due.length === targets.length && targets.every((one) => endOf(one.period) === period.end)) {
    const first = due.reduce((a, b) => (a < b ? a : b));
    if (first > today) return spared('not_due', `未到期，${first} 认定或发布`, `Not due before ${first}`);
  }
  const answers = (of: string) => answersFor(of, measured, indicator.aggregation);
  const request = known.requests.find(
    (one) => one.indicator_id === indicator.id && one.subject_id === target.subject.id && answers(one.period),
  );
  if (indicator.sourceKind === 'official') {
    const stated = known.releases.get(`${indicator.id} ${request?.period ?? measured}`);
    const day = request === undefined ? stated : releaseDayOf(request, indicator, stated);
    // Before its day nothing is looked at but the day itself, and whether its source was asked.
    if (day !== undefined && day !== null && day > today) {
      return request === undefined ? ownerless(item) : { ...awaited(day), releasedOn: day };
    }
  }
  const held = (known.figures.get(seriesKey(indicator.id, target.subject.id)) ?? []).findLast(
    (figure) => figure.value !== null && answers(figure.period),
  );
  if (held !== undefined) {
    return {
      ...spared('held', `已有数据，来源：${held.source}`, `Held already; source: ${held.source}`),
      held: { value: held.value, period: held.period, source: held.source },
    };
  }
  if (request !== undefined) return onItsWay(request);
  return ownerless(item);
}

const ownerless = ({ unitId }: { unitId: string | null }): Spared | null =>
  unitId === null ? spared('no_owner', '没有明确填报单位', 'No unit is named to enter it') : null;

/** Why words are not asked of a unit, or null where they are. */
export function spareWords(unitId: null, matterId: string, period: string, known: Known): Spared;
export function spareWords(
  unitId: string | null,
  matterId: string,
  period: string,
  known: Known,
): Spared | null;
export function spareWords(
  unitId: string | null,
  matterId: string,
  period: string,
  known: Known,
): Spared | null {
  if (unitId === null) return spared('no_owner', '没有明确责任单位', 'No responsible unit is named');
  const request = known.requests.find(
    (one) => one.matter_id === matterId && one.unit_id === unitId && endOf(one.period) === endOf(period),
  );
  return request === undefined ? null : onItsWay(request);
}

function onItsWay({ outside_state, correcting }: KnownRequest): Spared {
  if (outside_state === 'locked') return spared('held', '已报送并锁定', 'Submitted and locked already');
  const { zh, en } = stateNames[outside_state];
  return correcting === null
    ? spared('in_flight', `已下达，现为“${zh}”`, `Asked already: ${en}`)
    : spared('in_flight', '已锁定，正在更正', 'Locked, being corrected');
}

const awaited = (day: string): Spared =>
  spared('awaiting_release', `统计部门将于 ${day} 发布`, `To be released by its source on ${day}`);

function spared(reason: Spared['reason'], zh: string, en: string): Spared {
  return { reason, says: { zh, en }, held: null, releasedOn: null };
}
