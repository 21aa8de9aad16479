import { indicatorsById } from '../plans/index.ts';
import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { unitsKnown } from '../registry/index.ts';
import { presentFigures } from './background.ts';
import type * as contract from './contract.ts';
import { roomPolicy } from './policy.ts';
import { readObservations } from './read-observations.ts';

/** 数据沿革: every version of every source, as far as it is released today. */
export async function listObservations(query: Query<typeof contract.listObservations>) {
  return { ...(await historyOf(query)), abilities: abilitiesFor(query.principal, roomPolicy, undefined) };
}

/** One series with its names, presented. */
export async function historyOf(query: Reading & { query: Asked }) {
  const { indicator, subject, series } = await knownSeries(query, query.query);
  return { indicator, subject, figures: await presentFigures(query.reader, query.tenant.id, series) };
}

type Reading = Caller & { reader: Reader };
type Asked = { indicator: string; subject: string };

/** One series with its names; what is not in this city answers as if it did not exist. */
export async function knownSeries(query: Reading, { indicator: indicatorId, subject: subjectId }: Asked) {
  const { reader, tenant, today } = query;
  const [indicators, units, series] = await Promise.all([
    indicatorsById(reader, tenant.id),
    unitsKnown(reader, tenant.id, today),
    readObservations(reader, tenant.id, today, { pairs: [{ indicatorId, subjectId }] }),
  ]);
  const indicator = indicators.get(indicatorId);
  const subject = units.find((unit) => unit.id === subjectId);
  if (indicator === undefined) throw platform.not_found({ thing: '该指标', thingEn: 'indicator' });
  if (subject === undefined) throw platform.not_found({ thing: '该单位', thingEn: 'unit' });
  return {
    indicator: {
      id: indicator.id,
      name: indicator.name,
      unit: indicator.unit,
      definition: indicator.definition,
    },
    subject: { id: subject.id, name: subject.name },
    series,
  };
}
