import { type Act, expectVersion, type Query } from '../platform/call.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type * as contract from './contract-names.ts';
import { refuse } from './errors-names.ts';
import { policy } from './policy.ts';
import { englishNames, lockEnglishName, writeEnglishName } from './store-names.ts';

/** Names alone: no figure, no day, nothing that is not shown to every member of the city anyway. */
export async function readNames(query: Query<typeof contract.readNames>) {
  const names = await englishNames(query.reader, query.tenant.id);
  return { names: Object.fromEntries(names), abilities: abilitiesFor(query.principal, policy, undefined) };
}

/** Gives a name its English words, or takes them away. */
export async function keepName(act: Act<typeof contract.keepName>) {
  const { tx, tenant, body } = act;
  if (tenant.kind === 'published') throw refuse.names_published();
  const old = await lockEnglishName(tx, tenant.id, body.name);
  expectVersion(act, old);
  if (old.name_en === body.nameEn) return { name: old.name, nameEn: old.name_en, version: old.version };
  await writeEnglishName(tx, tenant.id, body);
  await act.record({
    act: 'registry.keep_name',
    subject: { kind: 'name', id: body.name },
    old: { nameEn: old.name_en },
    new: { nameEn: body.nameEn },
  });
  return { ...body, version: old.version + 1 };
}
