import { tryPeriod } from '@meritloop/engine';
import { type Indicator, indicatorsById } from '../plans/index.ts';
import { type Act, type Caller, expectVersion, type Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { abilitiesFor, demand } from '../platform/policy.ts';
import { workbook } from '../platform/workbook.ts';
import { unitsKnown } from '../registry/index.ts';
import type * as contract from './contract.ts';
import type { ReleaseDay } from './contract-releases.ts';
import { refuse } from './errors.ts';
import { releasePolicy, roomPolicy } from './policy.ts';
import { refusePublished } from './refuse-published.ts';
import type { ReleaseDayRow } from './store.ts';
import { dueDay, heldRelease, isOut, statedReleases, writeRelease } from './store-releases.ts';

/** 发布日历 of official figures: days only. Whether a figure is in, nobody outside its source learns before its day. */
export async function listReleases(
  query: Caller & Pick<Query<typeof contract.listReleases>, 'reader' | 'query'>,
) {
  const { reader, tenant, principal, today } = query;
  const [rows, names] = await Promise.all([
    statedReleases(reader, tenant.id, query.query),
    officialNames(reader, query),
  ]);
  return {
    today,
    releases: rows.flatMap((row) => presentRelease(query, names, row) ?? []),
    indicators: [...names.values()].map(({ indicator, source }) => ({
      id: indicator.id,
      name: indicator.name,
      source,
      abilities: abilitiesFor(principal, releasePolicy, { sourceUnitId: indicator.leadUnitId }),
    })),
    abilities: abilitiesFor(principal, roomPolicy, undefined),
  };
}

export async function downloadReleases(query: Query<typeof contract.downloadReleases>) {
  const { language } = query.query;
  const { releases } = await listReleases(query);
  const zh = language === 'zh';
  const title = zh ? '发布日历' : 'Release days';
  return workbook(`${title}-${query.today}.xlsx`, [
    {
      name: title,
      notes: [`${query.tenant.name[language]} · ${title} · ${query.today}`, query.tenant.notice[language]],
      columns: [
        { title: zh ? '指标' : 'Indicator', width: 32 },
        { title: zh ? '来源单位' : 'Source', width: 18 },
        { title: zh ? '期间' : 'Period', width: 12 },
        { title: zh ? '发布日' : 'Release day', width: 14 },
      ],
      rows: releases.map((one) => [one.indicator.name, one.source?.name ?? null, one.period, one.releasedOn]),
    },
  ]);
}

/**
 * States or moves the release day of an official figure. A day that has come stays: what was seen cannot be unseen.
 * The office may put a day off; only the source brings it forward, be it stated or the one on which the figure is due.
 */
export async function setRelease(act: Act<typeof contract.setRelease>) {
  const { indicator: indicatorId, period } = act.params;
  const { releasedOn, reason } = act.body;
  const tenantId = act.tenant.id;
  refusePublished(act.tenant);
  const names = await officialNames(act.tx, act);
  const indicator = (await indicatorsById(act.tx, tenantId)).get(indicatorId);
  if (indicator === undefined) throw platform.not_found({ thing: '该指标', thingEn: 'indicator' });
  const stated = await heldRelease(act.tx, tenantId, indicatorId, period);
  const held = stated?.released_on ?? (await dueDay(act.tx, tenantId, indicatorId, period));
  const forward = held !== undefined && releasedOn < held;
  demand(act.principal, forward ? releasePolicy.bringForward : releasePolicy.setRelease, {
    sourceUnitId: indicator.leadUnitId,
  });
  if (indicator.sourceKind !== 'official') throw refuse.not_official({ indicator: indicator.name });
  if (tryPeriod(period) === null) throw refuse.unknown_period({ period });
  const current = stated === undefined ? undefined : presentRelease(act, names, stated);
  expectVersion(act, current ?? { version: 0 });
  if (releasedOn < act.today) throw refuse.release_past({ day: releasedOn, today: act.today });
  const out =
    stated === undefined
      ? await isOut(act.tx, tenantId, act.today, indicatorId, period)
      : stated.released_on <= act.today;
  if (out) throw refuse.released_already({ indicator: indicator.name, period });
  const row = { tenant_id: tenantId, indicator_id: indicatorId, period, released_on: releasedOn };
  const written = await writeRelease(act.tx, { ...row, version: (stated?.version ?? 0) + 1 });
  const shown = written === undefined ? undefined : presentRelease(act, names, written);
  if (shown === undefined) throw platform.stale({ yours: act.ifMatch ?? 0, current: 1 });
  await act.record({
    act: 'actuals.set_release',
    subject: { kind: 'release_day', id: `${indicatorId} ${period}` },
    unitId: indicator.leadUnitId ?? undefined,
    old: stated === undefined ? undefined : { releasedOn: stated.released_on },
    new: { releasedOn },
    reason: reason === '' ? null : reason,
  });
  // What may be seen today may have changed with it: brought forward to today, the figure is out.
  await act.wake('actuals.release_moved', { indicatorId, period });
  return shown;
}

type Official = Map<string, { indicator: Indicator; source: { id: string; name: string } | null }>;

async function officialNames(reader: Reader, { tenant, today }: Caller): Promise<Official> {
  const [indicators, units] = await Promise.all([
    indicatorsById(reader, tenant.id),
    unitsKnown(reader, tenant.id, today),
  ]);
  return new Map(
    [...indicators.values()]
      .filter(({ sourceKind }) => sourceKind === 'official')
      .map((indicator) => {
        const unit = units.find(({ id }) => id === indicator.leadUnitId);
        return [
          indicator.id,
          { indicator, source: unit === undefined ? null : { id: unit.id, name: unit.name } },
        ];
      }),
  );
}

function presentRelease(
  { principal, today }: Caller,
  names: Official,
  row: ReleaseDayRow,
): ReleaseDay | undefined {
  const found = names.get(row.indicator_id);
  if (found === undefined) return undefined;
  const { id, code, name, unit, leadUnitId } = found.indicator;
  return {
    indicator: { id, code, name, unit },
    source: found.source,
    period: row.period,
    releasedOn: row.released_on,
    past: row.released_on <= today,
    version: row.version,
    abilities: abilitiesFor(principal, releasePolicy, { sourceUnitId: leadUnitId }),
  };
}
