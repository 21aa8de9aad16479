import { InputError, parseScheme } from '@meritloop/engine';
import { uuidv7 } from 'uuidv7';
import type { Act } from '../platform/call.ts';
import { hashOf } from '../platform/chain.ts';
import { refuse as house } from '../platform/errors.ts';
import { computeRun, notComputable, orRefuse } from './compute-run.ts';
import type { startRun as contract, RunHead } from './contract.ts';
import { refuse } from './errors.ts';
import { freezeInputs } from './freeze-inputs.ts';
import { presentRuns } from './present-run.ts';
import { findScheme, insertRun, type RunRow, runRows } from './store.ts';

/**
 * One run: freeze what the scheme reads of the period, assess it, keep both. Computing again is another run; where
 * nothing changed since the last one it is refused, because the result would be the same.
 */
export async function startRun(act: Act<typeof contract>): Promise<RunHead> {
  const { tx, tenant, principal, body } = act;
  const scheme = await findScheme(tx, tenant.id, body.schemeId, true);
  if (scheme === undefined) throw house.not_found({ thing: '该考核办法', thingEn: 'scheme' });
  if (tenant.kind === 'published') throw refuse.published();
  const inputs = await freezeInputs(tx, tenant, act.today, parseScheme(scheme.definition), body.period).catch(
    (error: unknown) => {
      throw error instanceof InputError ? notComputable(error) : error;
    },
  );
  const figures = inputs.actuals.filter((row) => row.period === body.period && row.value !== null);
  if (figures.length === 0 || inputs.subjects.length === 0) throw refuse.no_figures({ period: body.period });
  const inputsHash = hashOf(inputs);
  const earlier = await runRows(tx, tenant.id, { schemeId: scheme.id, period: body.period });
  const last = earlier.reduce((most, run) => Math.max(most, run.number), 0);
  const latest = earlier.find((run) => run.number === last);
  if (latest?.inputs_hash === inputsHash) throw refuse.unchanged({ number: last });
  const { results } = orRefuse(() => computeRun(scheme.definition, inputs));
  const run: RunRow & { results: typeof results } = {
    tenant_id: tenant.id,
    id: uuidv7(),
    scheme_id: scheme.id,
    period: body.period,
    number: last + 1,
    as_of: act.today,
    inputs,
    inputs_hash: inputsHash,
    results,
    results_hash: hashOf(results),
    outdated_at: null,
    by_person: principal.personId,
    at: act.now,
  };
  await insertRun(tx, run);
  await act.record({
    act: 'assessments.run',
    subject: { kind: 'run', id: run.id },
    old: latest === undefined ? undefined : { run: latest.id, inputsHash: latest.inputs_hash },
    new: {
      scheme: scheme.code,
      version: scheme.version,
      schemeHash: scheme.hash,
      period: run.period,
      number: run.number,
      inputsHash,
      resultsHash: run.results_hash,
    },
  });
  await act.wake('assessments.run_made', { runId: run.id, schemeId: scheme.id, period: run.period });
  const [presented] = await presentRuns(tx, tenant.id, principal, [run], [run, ...earlier]);
  if (presented === undefined) throw new Error('A run was made for a scheme that is not there.');
  return presented;
}
