import {
  type ActualStatus,
  indicatorsOf,
  parsePeriod,
  type Scheme,
  samePeriodLastYear,
  yearOf,
} from '@meritloop/engine';
import { countingFigures, targetRows } from '../gaps/index.ts';
import { indicatorsById, readTargets } from '../plans/index.ts';
import { canonical } from '../platform/chain.ts';
import type { Reader } from '../platform/database.ts';
import type { Tenant } from '../platform/tenants.ts';
import { groupMembersOn, unitsKnown } from '../registry/index.ts';

/**
 * Everything that a run reads, in the words of docs/contract.md ("Files") and with codes instead of ids, so that
 * anyone can compute it again with `meritloop assess`. Rows are in a fixed order: equal inputs have equal hashes.
 */
export interface FrozenInputs {
  period: string;
  subjects: {
    id: string;
    name: string;
    group: string;
    groupName: string;
    sort: number;
    assessed: 'ranked' | 'unranked';
  }[];
  actuals: {
    subject: string;
    indicator: string;
    period: string;
    value: string | null;
    unit: string;
    source: string;
    status: ActualStatus;
    observationId: string;
    recordedOn: string;
  }[];
  targets: {
    id: string;
    subject: string;
    indicator: string;
    period: string;
    measure: string;
    op: string;
    value: string | null;
    value2: string | null;
    unit: string;
    tier: string;
    aggregation: string;
    direction: string;
    nature: string;
    filter: string;
    peer_set: string;
    due: string;
  }[];
  /** Names of the indicators, for people. */
  indicators: { id: string; name: string }[];
}

/** The periods that an assessment of `period` reads: itself, its year, and both a year before. */
function periodsRead(text: string): { actuals: Set<string>; targets: Set<string> } {
  const period = parsePeriod(text);
  const year = yearOf(period);
  const before = samePeriodLastYear(period)?.text;
  const actuals = new Set([period.text, String(year), String(year - 1)]);
  if (before !== undefined) actuals.add(before);
  return { actuals, targets: new Set([period.text, String(year)]) };
}

/**
 * Gathers what the scheme reads of a period as it may be seen on `day`: members of the scheme's groups with their
 * standing at the end of the period (or today, if it runs), the figures that count, and the targets. Throws the
 * engine's InputError where `period` cannot be read.
 */
export async function freezeInputs(
  reader: Reader,
  tenant: Tenant,
  day: string,
  scheme: Scheme,
  period: string,
): Promise<FrozenInputs> {
  const { end } = parsePeriod(period);
  const periods = periodsRead(period);
  const [indicators, members, units] = await Promise.all([
    indicatorsById(reader, tenant.id),
    groupMembersOn(reader, tenant.id, end < day ? end : day),
    // A unit that has been merged since was assessed all the same while it was there.
    unitsKnown(reader, tenant.id, day),
  ]);
  const wanted = indicatorsOf(scheme).indicators;
  const read = [...indicators.values()].filter((indicator) => wanted.has(indicator.code));
  const indicatorCodes = new Map(read.map((indicator) => [indicator.id, indicator.code]));
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const groups = new Set(scheme.groups.map((group) => group.id));
  const subjects = members.flatMap((member) => {
    const unit = unitById.get(member.unit_id);
    if (unit === undefined || member.standing === 'no' || !groups.has(member.code)) return [];
    const { code: id, name, sort } = unit;
    return [{ id, name, group: member.code, groupName: member.name, sort, assessed: member.standing }];
  });
  const assessed = new Set(subjects.map((subject) => subject.id));
  const codeOf = (unitId: string) => unitById.get(unitId)?.code ?? '';
  const figures = await countingFigures(reader, tenant.id, day, { indicatorIds: [...indicatorCodes.keys()] });
  const actuals = figures
    .filter(
      ({ observation, counts }) =>
        counts && periods.actuals.has(observation.period) && assessed.has(codeOf(observation.subjectId)),
    )
    .map(({ observation }) => ({
      subject: codeOf(observation.subjectId),
      indicator: indicatorCodes.get(observation.indicatorId) ?? '',
      period: observation.period,
      value: observation.value,
      unit: observation.unit,
      source: observation.source,
      status: observation.status ?? ('final' as const),
      observationId: observation.id,
      recordedOn: observation.recordedOn ?? observation.at.toISOString().slice(0, 10),
    }));
  const targets = (await readTargets(reader, tenant.id, day)).filter(
    (target) =>
      indicatorCodes.has(target.indicator.id) &&
      assessed.has(target.subject.code) &&
      periods.targets.has(target.period),
  );
  return {
    period,
    subjects: ordered(subjects),
    actuals: ordered(actuals),
    targets: ordered(
      targets.flatMap((target) => {
        const codes = { subject: target.subject.code, indicator: target.indicator.code };
        return (targetRows(target, codes) ?? []).map(({ peerSet, direction, ...row }) => ({
          ...row,
          period: row.period.text,
          tier: row.tier ?? '',
          direction: direction ?? '',
          nature: row.nature ?? '',
          peer_set: peerSet,
          due: row.due ?? '',
        }));
      }),
    ),
    indicators: ordered(read.map(({ code, name }) => ({ id: code, name }))),
  };
}

/** Rows in one order whatever the database answered: by their canonical text. */
function ordered<Row>(rows: readonly Row[]): Row[] {
  return rows
    .map((row) => ({ row, key: canonical(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}
