import { record } from '../platform/audit.ts';
import { type Act, expectVersion } from '../platform/call.ts';
import type { Tx } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import type { Change, dismissProposal as contract } from './contract.ts';
import { refuse } from './errors.ts';
import { changePolicy } from './policy.ts';
import { presentChanges } from './present-changes.ts';
import { type ChangeRow, decideProposal, findChange } from './store.ts';

const notFound = () => house.not_found({ thing: '该条变化', thingEn: 'change' });

/** A named person decides against an order, and says why; the light stays what it is. */
export async function dismissProposal(act: Act<typeof contract>): Promise<Change> {
  const { tx, tenant, body } = act;
  const change = await findChange(tx, tenant.id, act.params.id, true);
  if (change === undefined) throw notFound();
  expectVersion(act, change);
  refuseDecided(change);
  const decided = await decideProposal(tx, tenant.id, change.id, {
    proposal: 'dismissed',
    reason: body.reason,
  });
  await act.record({
    act: 'gaps.dismiss',
    subject: { kind: 'change', id: change.id },
    old: { proposal: change.proposal },
    new: { proposal: decided.proposal },
    reason: body.reason,
  });
  const [presented] = await presentChanges(tx, act, [decided]);
  if (presented === undefined) throw notFound();
  return presented;
}

/**
 * Marks a proposal as taken up by an order, inside the transaction of the act that opens it. The caller has authorised
 * the act. Refuses (404, 409) a change that is not there or no longer proposes anything. Answers what it proposed.
 */
export async function takeProposal(
  tx: Tx,
  tenantId: string,
  changeId: string,
  by: { personId: string; at: Date },
): Promise<{ id: string; targetId: string; sentence: { zh: string; en: string }; period: string | null }> {
  const change = await findChange(tx, tenantId, changeId, true);
  if (change === undefined) throw notFound();
  refuseDecided(change);
  await decideProposal(tx, tenantId, change.id, { proposal: 'taken', reason: null });
  await record(tx, tenantId, by.personId, by.at, {
    act: 'gaps.take',
    subject: { kind: 'change', id: change.id },
    old: { proposal: change.proposal },
    new: { proposal: 'taken' },
  });
  return {
    id: change.id,
    targetId: change.target_id,
    sentence: { zh: change.sentence_zh, en: change.sentence_en },
    period: change.period,
  };
}

function refuseDecided(change: ChangeRow): void {
  const why = changePolicy.dismiss.unless(change);
  if (why !== undefined) throw refuse.not_proposed({ why: why.zh, whyEn: why.en });
}
