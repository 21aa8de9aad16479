import { uuidv7 } from 'uuidv7';
import { readTargets, type Target } from '../plans/index.ts';
import type { Tx } from '../platform/database.ts';
import { type Event, wake } from '../platform/outbox.ts';
import { findTenant, type Tenant, today } from '../platform/tenants.ts';
import type { Light } from './contract.ts';
import { type Judged, judgeTargets } from './judge-targets.ts';
import { keepMonths } from './keep-months.ts';
import { proposesOrder } from './propose.ts';
import { rulesInForce } from './rule-set.ts';
import {
  type ChangeRow,
  hasOpenProposal,
  insertChange,
  keepStandings,
  keepSwept,
  lockIndicator,
  standings,
} from './store.ts';

/** What each topic that the room listens to makes a standing change by. */
const causes: Readonly<Record<string, ChangeRow['cause']>> = {
  'actuals.locked': 'figure',
  'actuals.release_moved': 'release',
  'plans.target_revised': 'revision',
};

/**
 * A figure was locked, its release day moved, or a target revised: the indicator's targets are judged again, and what
 * changed is kept as one row a target. Safe to run again: what is kept already changes nothing.
 */
export async function noticeChanges(tx: Tx, event: Event, at: Date): Promise<void> {
  const { indicatorId } = event.payload as { indicatorId: string };
  const tenant = await findTenant(tx, event.tenantId);
  if (tenant === undefined || tenant.kind === 'published') return;
  await lockIndicator(tx, tenant.id, indicatorId);
  const day = today(tenant, at);
  // All targets of the indicator: a place within a peer set turns on the others' figures too.
  const targets = await readTargets(tx, tenant.id, day, { indicatorId });
  await rejudge(tx, tenant, day, at, targets, causes[event.topic] ?? 'figure');
}

/**
 * Judges targets again and keeps every change of status or light. A target whose light turned worse proposes an order
 * where the rules say so. The caller holds the lock of their indicators, or of the city.
 */
export async function rejudge(
  tx: Tx,
  tenant: Tenant,
  day: string,
  at: Date,
  targets: readonly Target[],
  cause: ChangeRow['cause'],
): Promise<void> {
  const standing = targets.filter((target) => target.matter.withdrawn === null);
  const judgements = await judgeTargets(tx, tenant, day, standing);
  const before = await standings(
    tx,
    tenant.id,
    standing.map((target) => target.id),
  );
  const rules = await rulesInForce(tx, tenant.id, day);
  const kept = [];
  for (const target of standing) {
    const judged = judgements.get(target.id);
    const known = before.get(target.id);
    if (judged === undefined) continue;
    const light = judged.light ?? 'unlit';
    kept.push(standingOf(tenant, target, judged, at));
    if (known === undefined || (known.status === judged.status && known.light === light)) continue;
    const id = await keepChange(tx, tenant, target, judged, at, {
      before: known,
      proposes: proposesOrder(rules?.proposals, target.nature, light, known.light),
      cause,
    });
    if (known.light !== light) {
      const payload = { changeId: id, targetId: target.id };
      await wake(tx, at, { tenantId: tenant.id, topic: 'gaps.light_changed', payload });
    }
  }
  await keepStandings(tx, kept);
}

/**
 * Where every target stands when a city is first loaded. No history is made up: only what is far enough behind *now*
 * to propose an order is kept as a change, so that a person can decide on it. A city of published figures keeps none.
 */
export async function firstStandings(tx: Tx, tenantId: string, at: Date): Promise<void> {
  const tenant = await findTenant(tx, tenantId);
  if (tenant === undefined || tenant.kind === 'published') return;
  const day = today(tenant, at);
  const targets = await readTargets(tx, tenantId, day);
  const judgements = await judgeTargets(tx, tenant, day, targets);
  const rules = await rulesInForce(tx, tenantId, day);
  const rows = [];
  for (const target of targets) {
    const judged = judgements.get(target.id);
    if (judged === undefined) continue;
    rows.push(standingOf(tenant, target, judged, at));
    if (proposesOrder(rules?.proposals, target.nature, judged.light ?? 'unlit', undefined)) {
      await keepChange(tx, tenant, target, judged, at, {
        before: undefined,
        proposes: true,
        cause: 'first',
      });
    }
  }
  await keepStandings(tx, rows);
  await keepMonths(tx, tenant, day, at);
  await keepSwept(tx, tenantId, day, at);
}

function standingOf(tenant: Tenant, target: Target, judged: Judged, at: Date) {
  return {
    tenant_id: tenant.id,
    target_id: target.id,
    status: judged.status,
    light: judged.light ?? ('unlit' as const),
    period: judged.period,
    judged_at: at,
  };
}

async function keepChange(
  tx: Tx,
  tenant: Tenant,
  target: Target,
  judged: Judged,
  at: Date,
  known: {
    before: { status: Judged['status']; light: Light; period: string | null } | undefined;
    proposes: boolean;
    cause: ChangeRow['cause'];
  },
): Promise<string> {
  const id = uuidv7();
  // One proposal at a time on a target: the open one already shows where the target stands now.
  const open = known.proposes && (await hasOpenProposal(tx, tenant.id, target.id));
  await insertChange(tx, {
    tenant_id: tenant.id,
    id,
    target_id: target.id,
    // Of a day that passed only where a figure was released on it: else no figure changed anything.
    period: known.cause === 'figure' || known.before?.period !== judged.period ? judged.period : null,
    cause: known.before === undefined ? 'first' : known.cause,
    status_before: known.before?.status ?? null,
    status_after: judged.status,
    light_before: known.before?.light ?? null,
    light_after: judged.light ?? 'unlit',
    sentence_zh: judged.sentence.zh,
    sentence_en: judged.sentence.en,
    observation_id: judged.observationId,
    proposal: known.proposes && !open ? 'proposed' : 'none',
    reason: null,
    version: 1,
    on_day: judged.asOf,
    at,
  });
  return id;
}
