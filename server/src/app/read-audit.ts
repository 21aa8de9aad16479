import { innerActs, insideOf, withheldFrom } from '../actuals/index.ts';
import {
  type AuditFilter,
  type AuditSight,
  personsInTrail,
  readTrail,
  type TrailCursor,
  type TrailRow,
} from '../platform/audit-read.ts';
import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import type { Bilingual } from '../platform/endpoint.ts';
import { abilitiesFor, reachOf } from '../platform/policy.ts';
import { sayChanges } from '../platform/say-changes.ts';
import { personNames, unitsKnown } from '../registry/index.ts';
import { actWords, kindWords, openActs, roomWords } from './audit-acts.ts';
import { auditRooms } from './audit-rooms.ts';
import { type TrailNames, thingOf, trailNames } from './audit-things.ts';
import type * as contract from './contract.ts';
import type { AuditQuery, AuditRow } from './contract-audit.ts';
import { auditPolicy } from './policy-audit.ts';

/** 审计: the trail in words, as far as the reader may see it. */
export async function readAudit(query: Query<typeof contract.readAudit>) {
  const { reader, tenant, principal } = query;
  const { after, limit, ...asked } = query.query;
  const sight = await auditSight(reader, query);
  const filter = filterOf(asked);
  const rows = await readTrail(reader, tenant.id, filter, sight, {
    after: cursorOf(after),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await presentTrail(reader, query, page),
    next: rows.length > limit && last !== undefined ? `${last.moment}_${last.id}` : null,
    choices: after === undefined ? await choicesOf(reader, query, sight) : null,
    abilities: abilitiesFor(principal, auditPolicy, undefined),
  };
}

/** What of the trail the caller may see: an auditor their reach whole, the audit officer of all of it the facts. */
export async function auditSight(reader: Reader, caller: Caller): Promise<AuditSight> {
  const { principal } = caller;
  return {
    whole: reachOf(principal, ['auditor']),
    facts: reachOf(principal, ['audit_officer']) === null,
    openActs,
    innerActs,
    inside: insideOf(caller),
    withheld: await withheldFrom(reader, caller),
  };
}

/** Days are days of China; the last one is included. */
export function filterOf(asked: AuditQuery): AuditFilter {
  const { from, to, person, unit, room, act, kind, thing, text, sealed } = asked;
  return {
    from: from === undefined ? undefined : startOf(from),
    before: to === undefined ? undefined : new Date(startOf(to).getTime() + 86_400_000),
    personId: person,
    unitId: unit,
    room,
    act,
    kind,
    id: thing,
    text,
    sealed: sealed === undefined ? undefined : sealed === 'yes',
  };
}

const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`);

function cursorOf(after: string | undefined): TrailCursor | undefined {
  if (after === undefined) return undefined;
  const [moment = '', id = ''] = after.split('_');
  return { moment, id };
}

/** Rows in words. */
export async function presentTrail(
  reader: Reader,
  caller: Caller,
  rows: readonly TrailRow[],
): Promise<AuditRow[]> {
  const names = await trailNames(reader, caller.tenant.id, caller.today, rows);
  return rows.map((row) => presentRow(row, names));
}

const masks = {
  inner: {
    zh: '单位报送前的内部办理，内容只有本单位可见',
    en: 'A step inside the unit before it submits; what it says is the unit’s own',
  },
  business: {
    zh: '业务操作：审计管理员只看谁、何时、做了什么，不看业务内容',
    en: 'An act of the business: the audit officer sees who did what and when, not what it was about',
  },
} satisfies Record<string, Bilingual>;

/** Names of who is no person. */
const hands: Readonly<Record<string, Bilingual>> = {
  import: { zh: '载入程序', en: 'Import' },
  operator: { zh: '运维人员（命令行）', en: 'Operator (command line)' },
};

const unknownPost = (id: string): Bilingual => hands[id] ?? { zh: id, en: id };

function presentRow(row: TrailRow, names: TrailNames): AuditRow {
  const { open, covered } = row;
  const { changes, more } = open ? sayChanges(row.old, row.new, names.byId) : { changes: [], more: 0 };
  const thing = open || covered ? thingOf(row, names) : { name: null, link: null };
  return {
    id: row.id,
    at: row.at.toISOString(),
    who: {
      id: row.person_id,
      post: names.persons.get(row.person_id) ?? unknownPost(row.person_id),
      token: names.tokens.get(row.token_id ?? '') ?? null,
    },
    unit: row.unit_id === null ? null : { id: row.unit_id, name: names.units.get(row.unit_id) ?? '' },
    act: { code: row.act, words: wordsOfAct(row.act) },
    thing: {
      kind: row.subject_kind,
      kindWords: wordsOfKind(row.subject_kind),
      id: row.subject_id,
      post: row.subject_kind === 'account' && open ? (names.persons.get(row.subject_id) ?? null) : null,
      ...thing,
    },
    changes,
    more,
    reason: open ? row.reason : null,
    masked: open ? null : covered ? masks.inner : masks.business,
    seal:
      row.seq === null || row.sealed_at === null
        ? null
        : {
            seq: row.seq,
            rowHash: row.row_hash ?? '',
            chainHash: row.chain_hash ?? '',
            sealedAt: row.sealed_at.toISOString(),
          },
  };
}

const wordsOfAct = (act: string): Bilingual => actWords[act] ?? { zh: act, en: act };
const wordsOfKind = (kind: string): Bilingual => kindWords[kind] ?? { zh: kind, en: kind };

/** As many posts can be chosen from. */
const postsOffered = 1000;

async function choicesOf(reader: Reader, caller: Caller, sight: AuditSight) {
  const ids = await personsInTrail(reader, caller.tenant.id, sight, postsOffered);
  const [names, units] = await Promise.all([
    personNames(
      reader,
      caller.tenant.id,
      ids.filter((id) => id.length === 36),
    ),
    unitsKnown(reader, caller.tenant.id, caller.today),
  ]);
  const inSight = (id: string) => sight.facts || sight.whole === null || sight.whole.has(id);
  const words = (of: Readonly<Record<string, Bilingual>>) =>
    Object.entries(of).map(([value, label]) => ({ value, label }));
  return {
    persons: ids.map((value) => ({ value, label: names.get(value) ?? unknownPost(value) })),
    units: units
      .filter(({ id }) => inSight(id))
      .map(({ id, name }) => ({ value: id, label: { zh: name, en: name } })),
    rooms: auditRooms.map((value) => ({ value, label: roomWords[value] })),
    acts: words(actWords),
    kinds: words(kindWords),
  };
}
