import { type Indicator, indicatorOf, matterHeads, type Target } from '../plans/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as platform } from '../platform/errors.ts';
import { type Concern, sightOf } from './policy.ts';
import { asksFigure, type EntryRow, indicatorAsked, type RequestRow, requestWithEntry } from './store.ts';
import { releaseDaysOf } from './store-observations.ts';
import type { Standing } from './walk.ts';

/** A request as one caller may see it. */
export interface LoadedRequest {
  row: RequestRow;
  /** What is asked: a figure of an indicator, or the words on a matter. */
  indicator: Indicator | null;
  matter: Target['matter'] | null;
  /** From inside the unit with its drafts, or from outside what was submitted. */
  sight: 'inside' | 'outside';
  /** The latest entry, whoever may see it. */
  latest: EntryRow | undefined;
  concern: Concern;
}

/**
 * Loads a request that the caller may see. One outside their units, and an official figure's before its release day,
 * answers exactly like one that does not exist.
 */
export async function loadRequest(
  caller: Caller,
  reader: Reader,
  id: string,
  lock: 'lock' | 'read',
): Promise<LoadedRequest> {
  const tenantId = caller.tenant.id;
  const [found, asked] = await Promise.all([
    requestWithEntry(reader, tenantId, id, lock === 'lock'),
    indicatorOf(reader, tenantId, indicatorAsked, id),
  ]);
  const sight = found === undefined ? undefined : sightOf(caller.principal).of(found.row.unit_id);
  if (found === undefined || sight === undefined) throw unknownRequest();
  const { row, latest } = found;
  const { indicator, matter } = await thingAsked(reader, tenantId, row, asked);
  if (sight === 'outside' && indicator !== null && asksFigure(row)) {
    const [release] = await releaseDaysOf(reader, tenantId, [row]);
    const day = releaseDayOf(row, indicator, release?.released_on);
    if (day !== null && day > caller.today) throw unknownRequest();
  }
  return { row, indicator, matter, sight, latest, concern: concernOf(row, indicator, latest) };
}

async function thingAsked(
  reader: Reader,
  tenantId: string,
  row: RequestRow,
  indicator: Indicator | undefined,
) {
  if (indicator !== undefined) return { indicator, matter: null };
  const matter = row.matter_id && (await matterHeads(reader, tenantId)).get(row.matter_id);
  if (matter) return { indicator: null, matter };
  throw new Error(`Request ${row.id} asks for what is not there: the foreign keys are broken.`);
}

const unknownRequest = () => platform.not_found({ thing: '该填报任务', thingEn: 'request' });

/**
 * The day before which nothing of the figure may be seen outside its source: as the calendar of releases states it;
 * for an official statistic without one, the day on which it is due. Null where nothing is held back.
 */
export function releaseDayOf(
  row: Pick<RequestRow, 'due_on'>,
  indicator: Pick<Indicator, 'sourceKind'>,
  stated: string | undefined,
): string | null {
  return stated ?? (indicator.sourceKind === 'official' ? row.due_on : null);
}

export function concernOf(
  row: RequestRow,
  indicator: Indicator | null,
  latest: EntryRow | undefined,
): Concern {
  return {
    unitId: row.unit_id,
    sourceUnitId: indicator?.sourceKind === 'official' ? indicator.leadUnitId : undefined,
    enteredBy: latest?.by_person ?? null,
  };
}

/** How the request stands for this caller. */
export function standingFor({ row, sight }: Pick<LoadedRequest, 'row' | 'sight'>): Standing {
  return { state: sight === 'inside' ? row.state : row.outside_state, correcting: row.correcting !== null };
}

/** Number of the entry that this caller may see as the current one, or null. */
export function shownEntryNo(row: RequestRow, sight: LoadedRequest['sight']): number | null {
  if (row.state === 'locked') return row.locked_no;
  if (sight === 'outside') return row.submitted_no;
  return row.entry_no === 0 ? null : row.entry_no;
}
