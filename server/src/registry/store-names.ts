import { sql } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';

/** `version` 1 and `name_en` null: as if the row were not there. */
export interface EnglishNameRow {
  name: string;
  name_en: string | null;
  version: number;
}
type Tables = { 'registry.english_name': EnglishNameRow & { tenant_id: string } };

const of = (reader: Reader) => reader.withTables<Tables>();

/** Every name that has or had an English one, by the bytes of the Chinese words. */
export function englishNameRows(reader: Reader, tenantId: string): Promise<EnglishNameRow[]> {
  return of(reader)
    .selectFrom('registry.english_name')
    .select(['name', 'name_en', 'version'])
    .where('tenant_id', '=', tenantId)
    .orderBy(sql`name collate "C"`)
    .execute();
}

/** English names by their Chinese words, for what is shown or written in English. */
export async function englishNames(reader: Reader, tenantId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await englishNameRows(reader, tenantId);
  return new Map(rows.flatMap(({ name, name_en }) => (name_en === null ? [] : [[name, name_en] as const])));
}

/** Locks a name for the transaction; one without English gets its empty row first. */
export async function lockEnglishName(tx: Tx, tenantId: string, name: string): Promise<EnglishNameRow> {
  await of(tx)
    .insertInto('registry.english_name')
    .values({ tenant_id: tenantId, name, name_en: null, version: 1 })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
    .execute();
  return of(tx)
    .selectFrom('registry.english_name')
    .select(['name', 'name_en', 'version'])
    .where('tenant_id', '=', tenantId)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * Keeps English names that come with something else: a bundle, a register, a new unit. What comes without one changes
 * nothing. Answers how many were new or different.
 */
export async function keepEnglishNames(
  tx: Tx,
  tenantId: string,
  given: Iterable<{ name: string; nameEn?: string | null | undefined }>,
): Promise<number> {
  const known = await englishNames(tx, tenantId);
  const changed = new Map<string, string>();
  for (const { name, nameEn } of given) {
    if (nameEn != null && nameEn !== '' && known.get(name) !== nameEn) changed.set(name, nameEn);
  }
  if (changed.size === 0) return 0;
  await of(tx)
    .insertInto('registry.english_name')
    .values([...changed].map(([name, name_en]) => ({ tenant_id: tenantId, name, name_en, version: 2 })))
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'name']).doUpdateSet((row) => ({
        name_en: row.ref('excluded.name_en'),
        version: row('registry.english_name.version', '+', 1),
      })),
    )
    .execute();
  return changed.size;
}

/** Writes one locked name; null takes its English away. */
export async function writeEnglishName(
  tx: Tx,
  tenantId: string,
  given: { name: string; nameEn: string | null },
): Promise<void> {
  await of(tx)
    .updateTable('registry.english_name')
    .set((row) => ({ name_en: given.nameEn, version: row('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('name', '=', given.name)
    .execute();
}

/** Writes names as they are given, also those that lose their English. */
export async function writeEnglishNames(
  tx: Tx,
  tenantId: string,
  given: readonly { name: string; nameEn: string | null }[],
): Promise<void> {
  await keepEnglishNames(tx, tenantId, given);
  for (const one of given) if (one.nameEn === null) await writeEnglishName(tx, tenantId, one);
}
