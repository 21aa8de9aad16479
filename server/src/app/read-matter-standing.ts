import { latestWords } from '../actuals/index.ts';
import { matterHeads, readTargets } from '../plans/index.ts';
import type { Query } from '../platform/call.ts';
import { refuse } from '../platform/errors.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract.ts';
import { policy } from './policy.ts';
import { presentWords } from './present-words.ts';
import { gatherTargets } from './target-lines.ts';

/** Where the targets of a matter stand, and the words on it of every unit and period that the caller may see. */
export async function readMatterStanding(query: Query<typeof contract.readMatterStanding>) {
  const { reader, tenant, today, principal } = query;
  const id = query.params.matter;
  if (!(await matterHeads(reader, tenant.id)).has(id))
    throw refuse.not_found({ thing: '该事项', thingEn: 'matter' });
  const promised = await readTargets(reader, tenant.id, today, { matterIds: [id], withdrawn: 'with' });
  const [targets, words] = await Promise.all([
    gatherTargets(
      reader,
      tenant,
      today,
      promised.map((target) => target.id),
    ),
    latestWords(reader, tenant.id, today, { matterIds: [id], every: true, seer: principal }),
  ]);
  return {
    asOf: today,
    targets: targets.map(({ line }) => line),
    words: (words.get(id) ?? []).map((one) => ({
      ...presentWords(one),
      unit: one.unit,
      requestId: one.requestId,
    })),
    abilities: abilitiesFor(principal, policy, undefined),
  };
}
