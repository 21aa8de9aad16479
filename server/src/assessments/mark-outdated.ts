import { indicatorsOf, parseScheme } from '@meritloop/engine';
import { indicatorsById } from '../plans/index.ts';
import { hashOf } from '../platform/chain.ts';
import type { Tx } from '../platform/database.ts';
import type { Event } from '../platform/outbox.ts';
import { findTenant, today } from '../platform/tenants.ts';
import { freezeInputs } from './freeze-inputs.ts';
import { isLatest } from './present-run.ts';
import { findRun, markOutdated, runRows, schemeRows } from './store.ts';

/**
 * A figure was locked: the newest run of a period is marked outdated if the same question would now be asked with
 * other inputs. The run itself stays as it was. Safe to run again.
 */
export async function noticeNewFigure(tx: Tx, event: Event, at: Date): Promise<void> {
  const { indicatorId } = event.payload as { indicatorId: string };
  const tenant = await findTenant(tx, event.tenantId);
  if (tenant === undefined || tenant.kind === 'published') return;
  const indicator = (await indicatorsById(tx, tenant.id)).get(indicatorId);
  if (indicator === undefined) return;
  const runs = await runRows(tx, tenant.id);
  for (const row of await schemeRows(tx, tenant.id)) {
    const scheme = parseScheme(row.definition);
    if (!indicatorsOf(scheme).indicators.has(indicator.code)) continue;
    for (const head of runs) {
      if (head.scheme_id !== row.id || head.outdated_at !== null || !isLatest(head, runs)) continue;
      const run = await findRun(tx, tenant.id, head.id, true);
      if (run === undefined) continue;
      const inputs = await freezeInputs(tx, tenant, today(tenant, at), scheme, run.period);
      if (hashOf(inputs) !== run.inputs_hash) await markOutdated(tx, tenant.id, run.id, at);
    }
  }
}
