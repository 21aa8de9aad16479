import { parseScheme } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { noRun, presentRuns } from './present-run.ts';
import { fullOf, presentItems, tieRuleOf } from './present-scheme.ts';
import { findRunWithScheme, runRows } from './store.ts';

export async function listRuns(query: Query<typeof contract.listRuns>) {
  const { reader, tenant, principal } = query;
  const { scheme, period } = query.query;
  const rows = await runRows(reader, tenant.id, { schemeId: scheme, period });
  return {
    simulated: tenant.kind === 'simulated',
    runs: await presentRuns(reader, tenant.id, principal, rows, rows),
    abilities: abilitiesFor(principal, policy, tenant),
  };
}

/** One run with its scheme. */
export async function loadRun<E extends Endpoint>(query: Query<E>, id: string) {
  const found = await findRunWithScheme(query.reader, query.tenant.id, id);
  if (found === undefined) throw noRun();
  const { run, scheme: row } = found;
  return { run, row, scheme: parseScheme(row.definition) };
}

export async function readRun(query: Query<typeof contract.readRun>) {
  const { reader, tenant, principal } = query;
  const { run, scheme } = await loadRun(query, query.params.id);
  const others = await runRows(reader, tenant.id, { schemeId: run.scheme_id, period: run.period });
  const [head] = await presentRuns(reader, tenant.id, principal, [run], others);
  if (head === undefined) throw noRun();
  return {
    simulated: tenant.kind === 'simulated',
    run: head,
    full: fullOf(scheme),
    ties: tieRuleOf(scheme),
    items: presentItems(scheme.items),
    subjects: run.results,
    abilities: abilitiesFor(principal, policy, tenant),
  };
}
