import { chainState, claimCheck, latestOf } from '../platform/audit-read.ts';
import type { Act, Query } from '../platform/call.ts';
import { anchorOf } from '../platform/chain-anchor.ts';
import { checkChain } from '../platform/chain-check.ts';
import { sayFault } from '../platform/chain-words.ts';
import { abilitiesFor } from '../platform/policy.ts';
import { personNames } from '../registry/index.ts';
import type * as contract from './contract.ts';
import { refuse } from './errors-audit.ts';
import { auditPolicy } from './policy-audit.ts';

const checkAct = 'platform.check_chain';

/** What a check leaves in the trail. */
interface CheckOnRecord {
  sealed: number;
  faults: number;
  head: { seq: number; chainHash: string; sealedAt: string } | null;
}

/** How far the trail is sealed, and what the last check that is on record found. */
export async function readChain({ reader, tenant, principal }: Query<typeof contract.readChain>) {
  const [state, check] = await Promise.all([
    chainState(reader, tenant.id),
    latestOf(reader, tenant.id, checkAct),
  ]);
  const found = check?.new as CheckOnRecord | undefined;
  const names = check === undefined ? undefined : await personNames(reader, tenant.id, [check.person_id]);
  return {
    ...state,
    lastCheck:
      check === undefined || found === undefined
        ? null
        : {
            at: check.at.toISOString(),
            by: names?.get(check.person_id) ?? { zh: '', en: '' },
            sealed: found.sealed,
            faults: found.faults,
            head: found.head,
          },
    abilities: abilitiesFor(principal, auditPolicy, undefined),
  };
}

/** 完整性校验 of the city's chain, one at a time; the check itself is on record, whatever it finds. */
export async function checkAuditChain(act: Act<typeof contract.checkAuditChain>) {
  const { tx, tenant, principal, body, now } = act;
  if (!(await claimCheck(tx, tenant.id))) throw refuse.check_running();
  const started = performance.now();
  const anchors = body.anchors.filter(({ tenantId }) => tenantId === tenant.id);
  const { head, faults, faultCount, sealed, unsealed } = await checkChain(tx, tenant.id, anchors);
  const onRecord: CheckOnRecord = { sealed, faults: faultCount, head };
  await act.record({
    act: checkAct,
    subject: { kind: 'audit', id: 'chain' },
    new: { ...onRecord, anchors: anchors.length },
  });
  return {
    sealed,
    unsealed,
    head,
    faults: faults.map((fault) => ({
      fault: fault.fault,
      seq: fault.seq,
      auditId: fault.auditId,
      words: sayFault(fault),
    })),
    faultCount,
    anchor: head === null || faultCount > 0 ? null : anchorOf(tenant.id, head, now),
    milliseconds: Math.round(performance.now() - started),
    abilities: abilitiesFor(principal, auditPolicy, undefined),
  };
}
