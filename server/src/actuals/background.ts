import { type Indicator, indicatorsById, matterHeads, type Target } from '../plans/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { personNames, unitsKnown } from '../registry/index.ts';
import { concernOf, type LoadedRequest, releaseDayOf, shownEntryNo } from './load-request.ts';
import { neighboursOf } from './neighbours.ts';
import { requestAbilities } from './policy.ts';
import { bySeries, type Observation, readObservations, seriesKey } from './read-observations.ts';
import type { RequestHead } from './shapes.ts';
import { asksFigure, type EntryRow, entriesAt, type FigureRow, type RequestRow } from './store.ts';
import { releaseDaysOf } from './store-observations.ts';
import { unitsTurn } from './walk.ts';

/** What requests are shown against, read once for all of a page. */
export interface Background {
  indicators: Map<string, Indicator>;
  matters: Map<string, Target['matter']>;
  units: Map<string, { id: string; name: string }>;
  releaseDays: Map<string, string>;
  entries: Map<string, EntryRow>;
  series: Map<string, Observation[]>;
}

const figureKey = (row: Pick<FigureRow, 'indicator_id' | 'period'>) => `${row.indicator_id} ${row.period}`;
const entryKey = (requestId: string, no: number) => `${requestId} ${no}`;

export type Seen = Pick<LoadedRequest, 'row' | 'sight'>;

export async function readBackground(
  reader: Reader,
  caller: Caller,
  requests: readonly Seen[],
): Promise<Background> {
  const tenantId = caller.tenant.id;
  const figures = requests.map(({ row }) => row).filter(asksFigure);
  const ofWords = figures.length < requests.length;
  const numbers = requests.flatMap(({ row, sight }) => {
    const shown = shownEntryNo(row, sight);
    const wanted = new Set([
      ...(shown === null ? [] : [shown]),
      ...(row.entry_no === 0 ? [] : [row.entry_no]),
    ]);
    return [...wanted].map((no) => ({ requestId: row.id, no }));
  });
  const [indicators, matters, units, releases, entries, observations] = await Promise.all([
    indicatorsById(reader, tenantId),
    ofWords ? matterHeads(reader, tenantId) : new Map<string, Target['matter']>(),
    unitsKnown(reader, tenantId, caller.today),
    releaseDaysOf(reader, tenantId, figures),
    entriesAt(reader, tenantId, numbers),
    readObservations(reader, tenantId, caller.today, {
      pairs: figures.map((row) => ({ indicatorId: row.indicator_id, subjectId: row.subject_id })),
    }),
  ]);
  return {
    indicators,
    matters,
    units: new Map(units.map(({ id, name }) => [id, { id, name }])),
    releaseDays: new Map(releases.map((row) => [figureKey(row), row.released_on])),
    entries: new Map(entries.map((row) => [entryKey(row.request_id, row.no), row])),
    series: bySeries(observations),
  };
}

export function seriesOf(background: Background, row: RequestRow): Observation[] {
  return asksFigure(row) ? (background.series.get(seriesKey(row.indicator_id, row.subject_id)) ?? []) : [];
}

function entryOf(background: Background, row: RequestRow, no: number | null): EntryRow | undefined {
  return no === null ? undefined : background.entries.get(entryKey(row.id, no));
}

export function neighboursIn(background: Background, row: RequestRow) {
  const source = background.units.get(row.unit_id)?.name ?? '';
  return neighboursOf(seriesOf(background, row), { period: row.period, source });
}

/** What a request asks for: an indicator, or the words on a matter. */
function askedOf({ indicators, matters }: Background, row: RequestRow) {
  if (row.matter_id !== null) {
    const matter = matters.get(row.matter_id);
    if (matter !== undefined) {
      const { id, number, title } = matter;
      return { kind: 'words' as const, indicator: null, matter: { id, number, title } };
    }
  }
  const indicator = row.indicator_id === null ? undefined : indicators.get(row.indicator_id);
  if (indicator === undefined) throw new Error(`Request ${row.id} asks for what is not there.`);
  return { kind: 'figure' as const, indicator, matter: null };
}

/** What a request is called in lists: its indicator, or number and title of the matter whose words it asks for. */
export function askedName({ indicator, matter }: Pick<RequestHead, 'indicator' | 'matter'>): string {
  return indicator?.name ?? `${matter?.number ?? ''} ${matter?.title ?? ''}`.trim();
}

/** A request as a list shows it. */
export function presentHead(background: Background, caller: Caller, { row, sight }: Seen) {
  const asked = askedOf(background, row);
  const { indicator } = asked;
  const unitOf = (id: string) => background.units.get(id) ?? { id, name: '' };
  const state = sight === 'inside' ? row.state : row.outside_state;
  const entered = entryOf(background, row, shownEntryNo(row, sight));
  const latest = entryOf(background, row, row.entry_no);
  // While a correction is under way the locked figure counts: nothing is missing.
  const overdueDays =
    unitsTurn.has(state) && row.correcting === null ? daysAfter(row.due_on, caller.today) : 0;
  const { last, lastYear } = neighboursIn(background, row);
  return {
    id: row.id,
    kind: asked.kind,
    indicator:
      indicator === null
        ? null
        : {
            id: indicator.id,
            code: indicator.code,
            name: indicator.name,
            unit: indicator.unit,
            aggregation: indicator.aggregation,
            sourceKind: indicator.sourceKind,
            definition: indicator.definition,
          },
    subject: row.subject_id === null ? null : unitOf(row.subject_id),
    matter: asked.matter,
    unit: unitOf(row.unit_id),
    period: row.period,
    dueOn: row.due_on,
    state,
    overdue: overdueDays > 0,
    overdueDays,
    submittedOn: row.submitted_on,
    correcting:
      row.correcting === null ? null : { observationId: row.correcting, reason: row.correcting_reason ?? '' },
    releasedOn:
      indicator === null || !asksFigure(row)
        ? null
        : releaseDayOf(row, indicator, background.releaseDays.get(figureKey(row))),
    entered:
      entered === undefined
        ? null
        : { value: entered.value, missingReason: entered.missing_reason, progress: entered.progress },
    lastValue: presentBrief(last),
    samePeriodLastYear: presentBrief(lastYear),
    version: row.version,
    abilities: requestAbilities(caller.principal, concernOf(row, indicator, latest), {
      state,
      correcting: row.correcting !== null,
    }),
  };
}

function presentBrief(figure: Observation | null) {
  return figure === null
    ? null
    : { period: figure.period, value: figure.value, op: figure.op, unit: figure.unit };
}

/** Whole days from one calendar day to a later one; 0 where it is not later. */
function daysAfter(day: string, later: string): number {
  return Math.max(0, Math.round((Date.parse(later) - Date.parse(day)) / 86_400_000));
}

/** Figures with the posts that entered, signed, reviewed and locked them. */
export async function presentFigures(reader: Reader, tenantId: string, figures: readonly Observation[]) {
  const people = figures.flatMap((one) => [one.enteredBy, one.signedBy, one.reviewedBy, one.lockedBy]);
  const names = await personNames(
    reader,
    tenantId,
    people.filter((id) => id !== null),
  );
  const post = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return figures.map((one) => ({
    observationId: one.id,
    period: one.period,
    value: one.value,
    op: one.op,
    unit: one.unit,
    valueText: one.valueText,
    words: one.words,
    note: one.note,
    source: one.source,
    status: one.status,
    version: one.version,
    supersedes: one.supersedes,
    reason: one.reason,
    recordedOn: one.recordedOn,
    enteredBy: post(one.enteredBy),
    signedBy: post(one.signedBy),
    reviewedBy: post(one.reviewedBy),
    lockedBy: post(one.lockedBy),
    origin: one.origin,
  }));
}
