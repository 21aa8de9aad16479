import { readTargets, type Target } from '../plans/index.ts';
import type { Caller } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Change } from './contract.ts';
import { judgeTargets } from './judge-targets.ts';
import { changePolicy } from './policy.ts';
import type { ChangeRow } from './store.ts';

export function headOf(target: Target): Change['target'] {
  return {
    id: target.id,
    code: target.code,
    matter: { number: target.matter.number, title: target.matter.title },
    indicator: target.indicator.name,
    subject: { id: target.subject.id, name: target.subject.name },
    period: target.period,
    nature: target.nature,
  };
}

/** Changes as they are answered: what was noticed then, and where the target stands now. */
export async function presentChanges(
  reader: Reader,
  { tenant, principal, today }: Caller,
  rows: readonly ChangeRow[],
): Promise<Change[]> {
  const ids = [...new Set(rows.map((row) => row.target_id))];
  const targets = await readTargets(reader, tenant.id, today, { ids });
  const judgements = await judgeTargets(reader, tenant, today, targets);
  const byId = new Map(targets.map((target) => [target.id, target]));
  return rows.flatMap((row) => {
    const target = byId.get(row.target_id);
    const now = judgements.get(row.target_id);
    if (target === undefined || now === undefined) return [];
    return [
      {
        id: row.id,
        target: headOf(target),
        period: row.period,
        cause: row.cause,
        statusBefore: row.status_before,
        statusAfter: row.status_after,
        lightBefore: row.light_before,
        lightAfter: row.light_after,
        sentence: { zh: row.sentence_zh, en: row.sentence_en },
        now: { status: now.status, light: now.light ?? 'unlit', sentence: now.sentence },
        observationId: row.observation_id,
        proposal: row.proposal,
        reason: row.reason,
        noticedOn: row.on_day,
        at: row.at.toISOString(),
        version: row.version,
        abilities: abilitiesFor(principal, changePolicy, row),
      },
    ];
  });
}
