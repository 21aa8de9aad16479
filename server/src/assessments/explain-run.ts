import type { TraceNode } from '@meritloop/engine';
import type { Query } from '../platform/call.ts';
import { canonical, hashOf } from '../platform/chain.ts';
import type { Reader } from '../platform/database.ts';
import { refuse as house } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Tenant } from '../platform/tenants.ts';
import { type Computed, computeRun } from './compute-run.ts';
import type { explainRun as contract, ScoreExplanation } from './contract.ts';
import { refuse } from './errors.ts';
import type { FrozenInputs } from './freeze-inputs.ts';
import { policy } from './policy.ts';
import { fullOf, presentSchemeHead, tieRuleOf } from './present-scheme.ts';
import { loadRun } from './read-runs.ts';
import { findRunWithScheme, type SchemeRow, type WholeRun } from './store.ts';

/** Computes a stored run again and refuses to show anything that does not come out as it was stored. */
export function recompute(
  run: { id: string; inputs: FrozenInputs; inputs_hash: string; results: unknown; results_hash: string },
  scheme: { definition: unknown; hash: string },
): Computed {
  const differs = (why: string, whyEn: string) => refuse.differs({ id: run.id, why, whyEn });
  if (hashOf(scheme.definition) !== scheme.hash)
    throw differs(
      '考核办法与安装时的哈希不符。',
      'The scheme does not have the hash that it was installed with.',
    );
  if (hashOf(run.inputs) !== run.inputs_hash)
    throw differs('冻结的输入与测算时的哈希不符。', 'The frozen inputs do not have the hash of the run.');
  const computed = computeRun(scheme.definition, run.inputs);
  if (canonical(computed.results) !== canonical(run.results) || hashOf(run.results) !== run.results_hash)
    throw differs('用冻结的输入复算，得到不同的结果。', 'The frozen inputs now give another result.');
  return computed;
}

function explanationOf(tenant: Tenant, run: WholeRun, row: SchemeRow, code: string): ScoreExplanation {
  const { scheme, assessment, results } = recompute(run, row);
  const subject = results.find((one) => one.code === code);
  if (subject === undefined) throw house.not_found({ thing: '该单位的得分', thingEn: 'score' });
  const { subjects, indicators } = run.inputs;
  const names = new Map([...subjects, ...indicators].map(({ id, name }) => [id, name]));
  return {
    simulated: tenant.kind === 'simulated',
    scheme: presentSchemeHead(row),
    period: run.period,
    asOf: run.as_of,
    inputsHash: run.inputs_hash,
    full: fullOf(scheme),
    ties: tieRuleOf(scheme),
    subject,
    among: results.filter((one) => one.group.code === subject.group.code && one.rank !== null).length,
    trace: withNames(assessment.explain(code), names),
  };
}

/** The trace with names in place of codes: the keys of its figures are read by people. */
function withNames(node: TraceNode, names: ReadonlyMap<string, string>): TraceNode {
  const named = (key: string) =>
    key
      .split(' | ')
      .map((part) => names.get(part) ?? part)
      .join(' | ');
  const { source } = node;
  return {
    ...node,
    ...(source === undefined ? {} : { source: { ...source, observation: named(source.observation) } }),
    children: node.children.map((child) => withNames(child, names)),
  };
}

export async function explainRun(query: Query<typeof contract>) {
  const { run, row } = await loadRun(query, query.params.id);
  return {
    ...explanationOf(query.tenant, run, row, query.params.code),
    abilities: abilitiesFor(query.principal, policy, query.tenant),
  };
}

/** The same for a later room that shows a released score; undefined where there is no such run. */
export async function explainScoreOf(
  reader: Reader,
  tenant: Tenant,
  runId: string,
  code: string,
): Promise<ScoreExplanation | undefined> {
  const found = await findRunWithScheme(reader, tenant.id, runId);
  return found && explanationOf(tenant, found.run, found.scheme, code);
}
