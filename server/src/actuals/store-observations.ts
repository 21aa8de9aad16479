import { sql } from 'kysely';
import type { Reader } from '../platform/database.ts';
import { type FigureRow, type ObservationRow, of, type ReleaseDayRow } from './store.ts';

/** No row at all, where a filter names no id. */
const nobody = '00000000-0000-0000-0000-000000000000';
const listed = (ids: readonly string[]): string[] => (ids.length === 0 ? [nobody] : [...ids]);

export interface SeriesFilter {
  indicatorIds?: readonly string[] | undefined;
  subjectIds?: readonly string[] | undefined;
  targetIds?: readonly string[] | undefined;
  /** Series by indicator and subject together. */
  pairs?: readonly { indicatorId: string; subjectId: string }[] | undefined;
}

/** A row of a figure; the others hold words on a matter. */
export type FigureObservation = ObservationRow & { indicator_id: string };

/**
 * Figures that may be seen on a day: recorded by then and, where a release day is stated, released by then.
 * Order: indicator, subject, period, then the version that came last.
 */
export function observationsOn(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: SeriesFilter,
): Promise<FigureObservation[]> {
  let query = of(reader)
    .selectFrom('actuals.observation as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where('o.indicator_id', 'is not', null)
    .where((where) => where.or([where('o.recorded_on', 'is', null), where('o.recorded_on', '<=', day)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('actuals.release_day as r')
            .select('r.period')
            .where('r.tenant_id', '=', tenantId)
            .whereRef('r.indicator_id', '=', 'o.indicator_id')
            .whereRef('r.period', '=', 'o.period')
            .where('r.released_on', '>', day),
        ),
      ),
    );
  if (filter.indicatorIds !== undefined)
    query = query.where('o.indicator_id', 'in', listed(filter.indicatorIds));
  if (filter.subjectIds !== undefined) query = query.where('o.subject_id', 'in', listed(filter.subjectIds));
  if (filter.targetIds !== undefined) query = query.where('o.target_id', 'in', listed(filter.targetIds));
  if (filter.pairs !== undefined) {
    const indicators = filter.pairs.map((pair) => pair.indicatorId);
    const subjects = filter.pairs.map((pair) => pair.subjectId);
    query = query.where(
      sql<boolean>`(o.indicator_id, o.subject_id) in (select * from unnest(${indicators}::uuid[], ${subjects}::uuid[]))`,
    );
  }
  return query
    .orderBy('o.indicator_id')
    .orderBy('o.subject_id')
    .orderBy(sql`o.period collate "C"`)
    .orderBy('o.version')
    .orderBy('o.at')
    .orderBy('o.id')
    .$narrowType<{ indicator_id: string }>()
    .execute();
}

/** The locked observation that a request ended in last. */
export async function lockedObservation(
  reader: Reader,
  tenantId: string,
  requestId: string,
): Promise<Pick<ObservationRow, 'id' | 'version'> | undefined> {
  return of(reader)
    .selectFrom('actuals.observation')
    .select(['id', 'version'])
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', requestId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Release days of the indicators and periods of some requests. */
export function releaseDaysOf(
  reader: Reader,
  tenantId: string,
  requests: readonly Pick<FigureRow, 'indicator_id' | 'period'>[],
): Promise<ReleaseDayRow[]> {
  const indicators = requests.map((one) => one.indicator_id);
  const periods = requests.map((one) => one.period);
  return of(reader)
    .selectFrom('actuals.release_day as r')
    .selectAll('r')
    .where('r.tenant_id', '=', tenantId)
    .where(
      sql<boolean>`(r.indicator_id, r.period) in (select * from unnest(${indicators}::uuid[], ${periods}::text[]))`,
    )
    .execute();
}
