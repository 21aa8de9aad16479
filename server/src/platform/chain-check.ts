import { sql } from 'kysely';
import { type ChainedRow, genesis, hashRow, link } from './chain.ts';
import { anchorFaults, type ChainAnchor } from './chain-anchor.ts';
import type { Reader } from './database.ts';

/** Links read at a time: all that the check keeps in memory, however long the chain is. */
const portion = 500;
/** Faults that are named one by one; the others are only counted. */
const named = 1000;
/** Faults for which the place where a row belongs is looked for among its neighbours. */
const searched = 200;

/**
 * What can be wrong with a chain: the row's content (`changed`), a row gone whose link is there (`removed`), a row
 * that neither has a link nor waits for one (`inserted`), rows that changed places (`reordered`), links gone between
 * two others (`link_removed`), a link's own hash (`link_changed`); and, held against a head kept elsewhere, a chain
 * that was sealed anew from some link on (`resealed`) or ends before that head (`truncated`).
 */
export const chainFaults = [
  'changed',
  'removed',
  'inserted',
  'reordered',
  'link_removed',
  'link_changed',
  'resealed',
  'truncated',
] as const;

export interface ChainFault {
  fault: (typeof chainFaults)[number];
  /** Number of the link, from 1; null for a row without one. */
  seq: number | null;
  /** The audit row; null where only the link is known. */
  auditId: string | null;
  /** Act and time of the row, where it is still there. */
  row: { act: string; at: string } | null;
  /** The link where the row belongs (`reordered`), the last of several that are gone (`link_removed`). */
  other: number | null;
}

/** The end of a chain: kept outside of the database, it proves later that nothing before it was sealed anew. */
export interface ChainHead {
  seq: number;
  chainHash: string;
  sealedAt: string;
}

export interface ChainReport {
  tenantId: string;
  /** Links walked. */
  sealed: number;
  head: ChainHead | null;
  /** Rows that wait for their seal: counted, not yet proven. */
  unsealed: number;
  /** The first thousand, in the order of the chain. */
  faults: ChainFault[];
  /** All of them. */
  faultCount: number;
}

type Walked = { [Column in keyof ChainedRow]: ChainedRow[Column] } & {
  seq: number;
  audit_id: string;
  row_hash: string;
  chain_hash: string;
  sealed_at: Date;
  /** Whether the time is finer than the product writes: only someone else's hand makes it so. */
  finer: boolean;
};

/**
 * 完整性校验: walks the chain from its first link, recomputes every hash and names each row and link that is not as it
 * was sealed. Reads a portion at a time. `anchors` are heads that were kept elsewhere.
 */
export async function checkChain(
  reader: Reader,
  tenantId: string,
  anchors: readonly ChainAnchor[] = [],
): Promise<ChainReport> {
  const found = new Faults();
  const kept = anchorFaults(anchors);
  let head: ChainHead | null = null;
  let before = genesis(tenantId);
  let last = 0;
  let sealed = 0;
  for (;;) {
    // One more than is judged: a fault is told apart by whether the next link follows it.
    const rows = await linksAfter(reader, tenantId, last, portion + 1);
    const judged = rows.slice(0, portion);
    for (const [index, row] of judged.entries()) {
      if (row.seq !== last + 1) {
        found.add({ fault: 'link_removed', seq: last + 1, auditId: null, row: null, other: row.seq - 1 });
        // What the link before was is lost; whether this one follows it cannot be asked.
        before = row.chain_hash;
        judge(found, row, null, rows, index);
      } else {
        before = judge(found, row, before, rows, index);
      }
      for (const fault of kept.at(row)) found.add(fault);
      last = row.seq;
      sealed += 1;
      head = { seq: row.seq, chainHash: row.chain_hash, sealedAt: row.sealed_at.toISOString() };
    }
    if (rows.length <= portion) break;
  }
  for (const fault of kept.beyond(last)) found.add(fault);
  const strays = await straysOf(reader, tenantId);
  for (const stray of strays.inserted) found.add(strayFault('inserted', stray));
  for (const stray of strays.removed) found.add(strayFault('removed', stray));
  found.count += strays.more;
  return { tenantId, sealed, head, unsealed: strays.unsealed, faults: found.named, faultCount: found.count };
}

/** Faults in the order in which they are found; beyond a thousand only counted. */
class Faults {
  readonly named: ChainFault[] = [];
  count = 0;
  /** The link that a fault was found in last. */
  latest: number | null = null;
  /** Links that are out of place: what follows them is not to blame for it. */
  readonly moved = new Set<number | null>();

  add(fault: ChainFault): void {
    this.count += 1;
    this.latest = fault.seq;
    if (fault.fault === 'reordered') this.moved.add(fault.seq);
    if (this.named.length < named) this.named.push(fault);
  }

  get searching(): boolean {
    return this.count < searched;
  }
}

/**
 * One link: its row first, then whether it follows the one before (`null`: not known). At most one fault a link.
 * Answers the hash that the next link has to follow.
 */
function judge(
  found: Faults,
  row: Walked,
  before: string | null,
  rows: readonly Walked[],
  index: number,
): string {
  const say = (fault: ChainFault['fault'], other: number | null = null, of = row) =>
    found.add({
      fault,
      seq: of.seq,
      auditId: of.audit_id,
      row: of.id === null ? null : { act: of.act, at: of.at.toISOString() },
      other,
    });
  const content = row.id === null ? null : hashRow(row);
  const follows = before === null || link(before, row.row_hash) === row.chain_hash;
  if (content === null) {
    say('removed');
  } else if (content !== row.row_hash || row.finer) {
    const home = found.searching ? rows.find((one) => one !== row && one.row_hash === content) : undefined;
    if (home === undefined) say('changed');
    else say('reordered', home.seq);
  } else if (!follows) {
    const place = found.searching ? placeOf(row, before, rows) : undefined;
    const next = rows[index + 1];
    const expected = link(before ?? '', row.row_hash);
    const slipped = place === undefined ? undefined : slippedIn(found, row, place, rows);
    if (slipped !== undefined) say('inserted', null, slipped);
    else if (place !== undefined && followsMoved(found, row, place)) {
      // The one before it was moved away and is named already.
    } else if (place !== undefined) say('reordered', place.seq);
    // The next link follows what this one should be: only its own hash was touched.
    else if (next !== undefined && link(expected, next.row_hash) === next.chain_hash) {
      say('link_changed');
      return expected;
    }
    // The chain fits the row as it was: row and row hash were changed together.
    else if (next !== undefined && link(row.chain_hash, next.row_hash) === next.chain_hash) say('changed');
    else say('link_changed');
  }
  return row.chain_hash;
}

/** The link whose row would stand here by the hashes, or after which this row would stand. */
function placeOf(row: Walked, before: string | null, rows: readonly Walked[]): Walked | undefined {
  return rows.find(
    (one) =>
      one !== row &&
      ((before !== null && link(before, one.row_hash) === row.chain_hash) ||
        link(one.chain_hash, row.row_hash) === row.chain_hash),
  );
}

/** Whether the link follows one that was moved from before it: it stands where it stood. */
const followsMoved = (found: Faults, row: Walked, place: Walked) =>
  found.moved.has(place.seq) &&
  found.moved.has(row.seq - 1) &&
  link(place.chain_hash, row.row_hash) === row.chain_hash;

/** A sound link between this one and the one that it follows by the hashes was slipped in between them. */
function slippedIn(found: Faults, row: Walked, place: Walked, rows: readonly Walked[]): Walked | undefined {
  const between = place.seq + 1;
  if (between >= row.seq || found.latest === row.seq - 1) return undefined;
  return link(place.chain_hash, row.row_hash) === row.chain_hash
    ? rows.find(({ seq }) => seq === between)
    : undefined;
}

/** The links are taken first: their few rows are then found by their key, however many the table holds. */
async function linksAfter(reader: Reader, tenantId: string, seq: number, limit: number): Promise<Walked[]> {
  const answer = await sql<Walked>`
    select s.seq, s.audit_id, s.row_hash, s.chain_hash, s.sealed_at,
      a.id, a.at, a.person_id, a.act, a.subject_kind, a.subject_id, a.unit_id, a.old, a.new, a.reason, a.token_id,
      coalesce(a.at <> date_trunc('milliseconds', a.at), false) as finer
    from (
      select l.tenant_id, l.seq, l.audit_id, l.row_hash, l.chain_hash, l.sealed_at from platform.seal l
      where l.tenant_id = ${tenantId} and l.seq > ${seq} order by l.seq limit ${limit}
    ) s
    left join platform.audit a on a.tenant_id = s.tenant_id and a.id = s.audit_id
    where s.tenant_id = ${tenantId} order by s.seq`.execute(reader);
  return answer.rows;
}

interface Stray {
  id: string;
  act: string | null;
  at: Date | null;
}

/** Rows outside of the chain that do not wait for it, and marks of rows that wait no longer. */
async function straysOf(reader: Reader, tenantId: string) {
  const inserted = await sql<Stray & { total: number }>`
    select a.id, a.act, a.at, count(*) over () as total from platform.audit a
    left join platform.seal s on s.tenant_id = a.tenant_id and s.audit_id = a.id
    left join platform.audit_unsealed u on u.tenant_id = a.tenant_id and u.audit_id = a.id
    where a.tenant_id = ${tenantId} and s.audit_id is null and u.audit_id is null
    order by a.id limit ${named}`.execute(reader);
  const removed = await sql<Stray & { total: number }>`
    select u.audit_id as id, null as act, null::timestamptz as at, count(*) over () as total
    from platform.audit_unsealed u
    left join platform.audit a on a.tenant_id = u.tenant_id and a.id = u.audit_id
    where u.tenant_id = ${tenantId} and a.id is null order by u.audit_id limit ${named}`.execute(reader);
  const waiting = await sql<{ count: number }>`
    select count(*) as count from platform.audit_unsealed where tenant_id = ${tenantId}`.execute(reader);
  const beyond = (rows: readonly { total: number }[]) => (rows[0]?.total ?? 0) - rows.length;
  return {
    inserted: inserted.rows,
    removed: removed.rows,
    more: beyond(inserted.rows) + beyond(removed.rows),
    unsealed: waiting.rows[0]?.count ?? 0,
  };
}

function strayFault(fault: 'inserted' | 'removed', { id, act, at }: Stray): ChainFault {
  return {
    fault,
    seq: null,
    auditId: id,
    row: act === null || at === null ? null : { act, at: at.toISOString() },
    other: null,
  };
}
