import { readTargets } from '../plans/index.ts';
import type { Caller, Query } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Tenant } from '../platform/tenants.ts';
import { type Change, type listChanges as contract, proposals } from './contract.ts';
import { policy } from './policy.ts';
import { headOf, presentChanges } from './present-changes.ts';
import { type ChangeRow, changeRows, proposalCounts } from './store.ts';

export async function listChanges(query: Query<typeof contract>) {
  const { reader, tenant, principal, today } = query;
  const { proposal, target, limit } = query.query;
  const [rows, counts] = await Promise.all([
    changeRows(reader, tenant.id, { proposal, targetId: target, limit }),
    proposalCounts(reader, tenant.id, target),
  ]);
  return {
    simulated: tenant.kind === 'simulated',
    asOf: today,
    counts: proposals.map((one) => ({ proposal: one, count: counts.get(one) ?? 0 })),
    changes: await presentChanges(reader, query, rows),
    abilities: abilitiesFor(principal, policy, undefined),
  };
}

/** Most open proposals that are handed out at once. */
const proposalLimit = 500;

/** Most changes of one target that its page shows. */
const targetLimit = 100;

/** What changed on one target, newest first, for its page: everyone who sees the target sees its history. */
export async function changesOfTarget(reader: Reader, asker: Caller, targetId: string): Promise<Change[]> {
  const rows = await changeRows(reader, asker.tenant.id, { targetId, limit: targetLimit });
  return presentChanges(reader, asker, rows);
}

/** Most changes that are counted and shown since a day. */
const sinceLimit = 2000;

/** What changed since a business day, newest first: raw rows, for those who read the changes of the whole city. */
export function changesSince(reader: Reader, tenantId: string, since: string): Promise<ChangeRow[]> {
  return changeRows(reader, tenantId, { since, limit: sinceLimit });
}

/** Proposals that wait for a person, newest first; for the to-do list of those who may decide. */
export async function openProposals(reader: Reader, tenant: Tenant, day: string) {
  const rows = await changeRows(reader, tenant.id, { proposal: 'proposed', limit: proposalLimit });
  const ids = [...new Set(rows.map((row) => row.target_id))];
  const targets = new Map(
    (await readTargets(reader, tenant.id, day, { ids })).map((target) => [target.id, target]),
  );
  return rows.flatMap((row) => {
    const target = targets.get(row.target_id);
    if (target === undefined) return [];
    return [
      {
        id: row.id,
        target: headOf(target),
        period: row.period,
        status: row.status_after,
        light: row.light_after,
        sentence: { zh: row.sentence_zh, en: row.sentence_en },
        observationId: row.observation_id,
        at: row.at,
        version: row.version,
      },
    ];
  });
}
