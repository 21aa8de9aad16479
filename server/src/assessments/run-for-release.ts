import { parseScheme } from '@meritloop/engine';
import type { Reader, Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { SubjectScore } from './contract.ts';
import { recompute } from './explain-run.ts';
import { isLatest } from './present-run.ts';
import { fullOf, presentSchemeHead, tieRuleOf } from './present-scheme.ts';
import { findRunWithScheme, runRows } from './store.ts';

/** What a board freezes of a run: results in their order and everything that says how they came about. */
export interface RunForRelease {
  id: string;
  period: string;
  number: number;
  asOf: string;
  inputsHash: string;
  resultsHash: string;
  latest: boolean;
  outdated: boolean;
  scheme: ReturnType<typeof presentSchemeHead>;
  full: string;
  ties: ReturnType<typeof tieRuleOf>;
  results: SubjectScore[];
}

/**
 * A run for a board, locked until the act is done and computed again before it is handed over. Undefined where there
 * is none; refuses (409) one that no longer gives what was stored.
 */
export async function runForRelease(
  tx: Tx,
  tenantId: string,
  runId: string,
): Promise<RunForRelease | undefined> {
  const found = await findRunWithScheme(tx, tenantId, runId, true);
  if (found === undefined) return undefined;
  const { run, scheme: row } = found;
  recompute(run, row);
  const scheme = parseScheme(row.definition);
  const all = await runRows(tx, tenantId, { schemeId: run.scheme_id, period: run.period });
  return {
    id: run.id,
    period: run.period,
    number: run.number,
    asOf: run.as_of,
    inputsHash: run.inputs_hash,
    resultsHash: run.results_hash,
    latest: isLatest(run, all),
    outdated: run.outdated_at !== null,
    scheme: presentSchemeHead(row),
    full: fullOf(scheme),
    ties: tieRuleOf(scheme),
    results: run.results,
  };
}

/** The results that the frozen inputs give today; undefined where there is no such run or they differ from the stored. */
export async function recomputes(
  reader: Reader,
  tenantId: string,
  runId: string,
): Promise<SubjectScore[] | undefined> {
  const found = await findRunWithScheme(reader, tenantId, runId);
  if (found === undefined) return undefined;
  try {
    return recompute(found.run, found.scheme).results;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
