import { installScheme } from '../assessments/index.ts';
import { installProcedure } from '../cases/index.ts';
import { installRules } from '../gaps/index.ts';
import type { Tx } from '../platform/database.ts';

export interface Practices {
  /** Rules for lights, with the place or document that they come from. */
  rules?: { file: unknown; origin: string } | undefined;
  procedures?: readonly unknown[] | undefined;
  schemes?: readonly unknown[] | undefined;
}

/** Installs what a city begins with; a fault in a file takes the whole transaction back. */
export async function installPractices(
  tx: Tx,
  tenantId: string,
  practices: Practices,
  at: Date,
): Promise<void> {
  if (practices.rules !== undefined) {
    await installRules(tx, tenantId, practices.rules.file, practices.rules.origin);
  }
  for (const procedure of practices.procedures ?? []) await installProcedure(tx, tenantId, procedure);
  for (const scheme of practices.schemes ?? []) await installScheme(tx, tenantId, scheme, at);
}
