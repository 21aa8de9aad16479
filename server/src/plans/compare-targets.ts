import { promiseFault } from './check-promise.ts';
import type { Comparing } from './compare-register.ts';
import { create, fieldOf, matterOf, note, placeIn, readRow, refer } from './compare-row.ts';
import type { SentRow } from './read-register-file.ts';
import { unquantified } from './register-cells.ts';
import { faults } from './register-faults.ts';
import { type HeldRow, tierKeys, type Values } from './register-rows.ts';
import type { TargetRow, TierRow } from './store.ts';
import { carried } from './typed-text.ts';

/** A target to enter (`id` null) or to change. What it refers to is known by id, save what is new with this file. */
export interface TargetChange {
  id: string | null;
  matterKey: string;
  /** Null where the indicator is new: then `values.indicator` is its name. */
  indicatorId: string | null;
  subjectId: string;
  peerSetId: string | null;
  tiers: readonly Pick<TierRow, 'tier' | 'value' | 'value2'>[];
  values: Values;
}

/** Targets are known by their code; a row without one by matter, indicator, subject and period. */
export function compareTargets(comparing: Comparing): TargetChange[] {
  const sheet = comparing.file.sheets.targets;
  if (sheet === undefined) return [];
  const byCode = new Map(comparing.standing.targets.map((row) => [row.values.code, row]));
  const seen = new Map<string, number>();
  const work: TargetChange[] = [];
  for (const sent of sheet.rows) {
    const at = (key: string) => placeIn('targets', sent, key);
    const matter = carried(sent.cells.matter ?? '');
    const code = carried(sent.cells.code ?? '');
    const coded = byCode.get(code);
    if (matter === '' && coded === undefined) {
      comparing.faults.push(faults.missing(at('matter')));
      continue;
    }
    const matterKey = matter === '' ? coded?.parent : matterOf(comparing, at('matter'), matter);
    if (matterKey === undefined) continue;
    const known = code === '' ? likeIt(comparing, sent, matterKey, seen) : coded;
    const identity = known?.id ?? (code === '' ? `row ${sent.row}` : `code ${code}`);
    const again = seen.get(identity);
    if (again !== undefined) {
      comparing.faults.push(faults.twice(at('code'), code, again));
      continue;
    }
    seen.set(identity, sent.row);
    const change = compareTarget(comparing, sent, known, matterKey);
    if (change !== undefined) work.push(change);
  }
  for (const row of comparing.standing.targets) {
    if (!seen.has(row.id)) note(comparing, 'targets', null, row, nameOf(row.values), []);
  }
  return work;
}

const nameOf = (values: Values) => `${values.indicator} · ${values.subject} · ${values.period}`;

/** The standing target that a row without a code speaks of, if exactly one is not yet spoken for. */
function likeIt(
  comparing: Comparing,
  sent: SentRow,
  matterKey: string,
  seen: ReadonlyMap<string, number>,
): HeldRow | undefined {
  const { indicators, units } = comparing.lookups;
  const indicator = indicators.find(carried(sent.cells.indicator ?? ''));
  const subject = units.find(carried(sent.cells.subject ?? ''));
  const period = carried(sent.cells.period ?? '');
  const like = comparing.standing.targets.filter(
    ({ id, parent, values }) =>
      parent === matterKey &&
      !seen.has(id) &&
      indicators.find(values.indicator ?? '') === indicator &&
      units.find(values.subject ?? '') === subject &&
      values.period === period,
  );
  return like.length === 1 ? like[0] : undefined;
}

function compareTarget(
  comparing: Comparing,
  sent: SentRow,
  known: HeldRow | undefined,
  matterKey: string,
): TargetChange | undefined {
  const { state } = comparing;
  const before = comparing.faults.length;
  const read = readRow(
    comparing,
    'targets',
    sent,
    known,
    known === undefined ? ['matter'] : ['code', 'matter'],
  );
  const { values } = read;
  const changed = [...read.changed];
  const at = (key: string) => placeIn('targets', sent, key);
  const row = known === undefined ? undefined : state.targets.find(({ id }) => id === known.id);
  /** Id of what a column names: as it stands where it says the same, else looked up. */
  const named = (
    key: 'subject' | 'peerSet',
    kind: 'units' | 'peerSets',
    stands: string | null | undefined,
  ) => {
    const text = values[key] ?? '';
    if (known !== undefined && text === known.values[key]) return stands ?? null;
    return text === '' ? null : (refer(comparing, kind, at(key), text) ?? null);
  };
  const subjectId = named('subject', 'units', row?.subject_id);
  const peerSetId = named('peerSet', 'peerSets', row?.peer_set_id);
  const indicatorId = indicatorOf(comparing, values, known, row, at);
  if (row !== undefined && matterKey !== row.matter_id) {
    const field = fieldOf('targets', 'matter');
    changed.push({
      field: 'matter',
      label: field.label,
      old: known?.values.matter ?? '',
      new: sent.cells.matter ?? '',
    });
  }
  // The same thing under its code is no change.
  const same: Record<string, boolean> = {
    subject: row !== undefined && row.subject_id === subjectId,
    peerSet: row !== undefined && row.peer_set_id === peerSetId,
    indicator: row !== undefined && row.indicator_id === indicatorId,
  };
  const noted = changed.filter(({ field }) => same[field] !== true);
  const tiers = tiersOf(values);
  if (known === undefined || noted.length > 0) {
    values.state ||= 'set';
    const promised = { op: values.op as TargetRow['op'], state: values.state as TargetRow['state'] };
    const reference = values.reference ?? '';
    if (comparing.faults.length === before && promiseFault({ ...promised, reference, tiers }) !== undefined)
      comparing.faults.push(faults.promise(at('value')));
    if (row?.state === 'set' && promised.state === 'awaiting_target')
      comparing.faults.push(faults.awaitingAgain(at('state')));
  }
  note(comparing, 'targets', sent, known, nameOf(values), noted);
  if (comparing.faults.length > before || subjectId === null) return undefined;
  if (known !== undefined && noted.length === 0) return undefined;
  return { id: known?.id ?? null, matterKey, indicatorId, subjectId, peerSetId, tiers, values };
}

/** Id of the indicator; null where it is new, which then needs its own description. */
function indicatorOf(
  comparing: Comparing,
  values: Values,
  known: HeldRow | undefined,
  row: TargetRow | undefined,
  at: (name: string) => Parameters<typeof refer>[2],
): string | null {
  const { indicators } = comparing.lookups;
  const text = values.indicator ?? '';
  if (known !== undefined && text === known.values.indicator) return row?.indicator_id ?? null;
  if (text === '') return null;
  const found = indicators.find(text);
  if (found !== undefined) {
    const id = refer(comparing, 'indicators', at('indicator'), text) ?? null;
    const indicator = comparing.state.indicators.find((one) => one.id === id);
    values.unit ||= indicator?.unit ?? '';
    values.measure ||= indicator?.measure ?? '';
    values.aggregation ||= indicator?.aggregation ?? '';
    values.direction ||= indicator?.direction ?? '';
    return id;
  }
  const needed = ['measure', 'aggregation', 'direction'].filter((key) => (values[key] ?? '') === '');
  if (needed.length > 0) {
    const columns = needed.map((key) => fieldOf('targets', key).label.zh).join('、');
    comparing.faults.push(faults.newIndicator(at('indicator'), text, columns));
  }
  create(comparing, 'indicator', text, indicators.near(text));
  return null;
}

/** The tiers that a row states; one without any has the single tier without a value. */
function tiersOf(values: Values): TargetChange['tiers'] {
  const tiers = (Object.keys(tierKeys) as (keyof typeof tierKeys)[]).flatMap((tier) => {
    const value = values[tierKeys[tier]] ?? '';
    const value2 = values[`${tierKeys[tier]}2`] ?? '';
    if (value === '' && value2 === '') return [];
    return [
      {
        tier,
        value: value === unquantified || value === '' ? null : value,
        value2: value2 === '' || value2 === unquantified ? null : value2,
      },
    ];
  });
  return tiers.length > 0 ? tiers : [{ tier: '', value: null, value2: null }];
}
