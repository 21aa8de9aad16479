import { type GapRules, lights, natures, readRules } from '@meritloop/engine';
import { z } from 'zod';
import type { Reader, Tx } from '../platform/database.ts';
import { dayText } from '../platform/day-text.ts';
import { insertRuleSet, ruleSetOn } from './store.ts';

/** What the house adds to the engine's light rules: when a light proposes an order 提示立项. */
const proposalRule = z.object({
  lights: z.array(z.enum(lights)).default([]),
  natures: z.array(z.enum(natures)).default([]),
});
export type ProposalRule = z.infer<typeof proposalRule>;

/** A rule set as stored: the rules file of docs/contract.md ("Gaps") with `proposals` beside its `lights`. */
export type RuleSet = Record<string, unknown> & { proposals?: ProposalRule };

export interface RulesInForce {
  code: string;
  version: number;
  origin: string;
  validFrom: string;
  rules: GapRules;
  proposals: ProposalRule;
}

/** A practice's file: the rules with what they are called and where they come from. */
const rulesFile = z.object({
  code: z.string().regex(/^[a-z0-9-]{2,60}$/),
  validFrom: dayText,
  rules: z.looseObject({ proposals: proposalRule.optional() }),
});

/**
 * Appends a rule set to a tenant, checked by the engine: holes and overlaps are refused with an InputError that names
 * the interval. `rules` is the parsed file; `origin` says which place or document it comes from. Answers its version.
 */
export async function installRules(
  tx: Tx,
  tenantId: string,
  rules: unknown,
  origin: string,
): Promise<number> {
  const given = rulesFile.parse(rules);
  const { proposals, ...forEngine } = given.rules;
  readRules(forEngine, given.code);
  return insertRuleSet(tx, tenantId, {
    code: given.code,
    rules: { ...forEngine, proposals: proposals ?? { lights: [], natures: [] } },
    origin,
    validFrom: given.validFrom,
  });
}

/** The rules that judge on a day. Where none are installed the engine's own hold, and nothing is proposed. */
export async function rulesInForce(
  reader: Reader,
  tenantId: string,
  day: string,
): Promise<RulesInForce | undefined> {
  const found = await ruleSetOn(reader, tenantId, day);
  if (found === undefined) return undefined;
  const { proposals, ...forEngine } = found.rules;
  return {
    code: found.code,
    version: found.version,
    origin: found.origin,
    validFrom: found.valid_from,
    rules: readRules(forEngine, found.code),
    proposals: proposalRule.parse(proposals ?? {}),
  };
}
