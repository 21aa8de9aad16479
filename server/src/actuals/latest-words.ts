import { comparePeriods, tryPeriod } from '@meritloop/engine';
import type { Reader } from '../platform/database.ts';
import { reachOf } from '../platform/policy.ts';
import type { Principal } from '../platform/principal.ts';
import { unitsKnown } from '../registry/index.ts';
import type { Claim } from './contract.ts';
import { outsideRoles } from './policy.ts';
import { claimsOf } from './store.ts';
import { lockedWordsOn, submittedWords, type WordsRow } from './store-words.ts';

/** What a unit said of a matter for a period: its own words, locked or (for those who may see them) submitted. */
export interface Words {
  matterId: string;
  unit: { id: string; name: string };
  period: string;
  /** `locked` counts; `submitted` and `reviewed` are on their way and named as such wherever they are shown. */
  state: 'submitted' | 'reviewed' | 'locked';
  progress: string;
  problems: string;
  nextSteps: string;
  /** 预计完成时间 */
  expectedOn: string | null;
  claims: Claim[];
  requestId: string;
  /** Of the locked version, else null. */
  observationId: string | null;
  version: number | null;
  submittedOn: string | null;
  lockedOn: string | null;
  lockedAt: Date | null;
  enteredBy: string;
  signedBy: string | null;
  reviewedBy: string | null;
}

export interface WordsFilter {
  matterIds: readonly string[];
  /** Of this period only; without it the latest of each unit. */
  period?: string | undefined;
  /** Those of every period, instead of each unit's latest. */
  every?: boolean | undefined;
  /** With it also what was submitted, as far as this person sees it; without it what is locked alone. */
  seer?: Principal | undefined;
}

/**
 * The words on matters as of a day, by matter: of each unit those of the asked period, or else its latest; the
 * latest first. A unit's drafts are never among them.
 */
export async function latestWords(
  reader: Reader,
  tenantId: string,
  day: string,
  filter: WordsFilter,
): Promise<Map<string, Words[]>> {
  if (filter.matterIds.length === 0) return new Map();
  const [locked, submitted, units] = await Promise.all([
    lockedWordsOn(reader, tenantId, day, filter),
    filter.seer === undefined ? [] : submittedWords(reader, tenantId, filter),
    unitsKnown(reader, tenantId, day),
  ]);
  const reach = filter.seer === undefined ? new Set<string>() : reachOf(filter.seer, outsideRoles);
  const seen = submitted.filter(({ unit_id }) => reach === null || reach.has(unit_id));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  // Of one period, what was submitted again stands before what it corrects.
  const said = [...seen, ...locked].sort(
    (a, b) => byPeriod(b, a) || b.at.getTime() - a.at.getTime() || order(a, b),
  );
  const found = new Map<string, Words[]>();
  const taken = new Set<string>();
  for (const row of said) {
    const key = `${row.matter_id} ${row.unit_id} ${filter.every === true ? row.period : ''}`;
    if (taken.has(key)) continue;
    taken.add(key);
    const words = asWords(row, names.get(row.unit_id) ?? '');
    found.set(row.matter_id, [...(found.get(row.matter_id) ?? []), words]);
  }
  return found;
}

function byPeriod(a: WordsRow, b: WordsRow): number {
  const [one, other] = [tryPeriod(a.period), tryPeriod(b.period)];
  return one === null || other === null ? 0 : comparePeriods(one, other);
}
const order = (a: WordsRow, b: WordsRow): number => (a.request_id < b.request_id ? -1 : 1);

function asWords(row: WordsRow, name: string): Words {
  const onItsWay = row.observation_id === null;
  return {
    matterId: row.matter_id,
    unit: { id: row.unit_id, name },
    period: row.period,
    state: onItsWay && row.outside_state === 'reviewed' ? 'reviewed' : onItsWay ? 'submitted' : 'locked',
    progress: row.progress,
    problems: row.problems,
    nextSteps: row.next_steps,
    expectedOn: row.expected_on,
    claims: claimsOf(row.claims),
    requestId: row.request_id,
    observationId: row.observation_id,
    version: row.version,
    submittedOn: row.submitted_on,
    lockedOn: row.locked_on,
    lockedAt: row.locked_at,
    enteredBy: row.entered_by,
    signedBy: row.signed_by,
    reviewedBy: row.reviewed_by,
  };
}
