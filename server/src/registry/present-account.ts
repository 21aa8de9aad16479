import type { Reader } from '../platform/database.ts';
import { type AccountState, accountStates } from '../platform/identity/accounts.ts';
import { abilitiesFor } from '../platform/policy.ts';
import type { Principal } from '../platform/principal.ts';
import type { Tenant } from '../platform/tenants.ts';
import type { Account } from './contract-accounts.ts';
import { accessPolicy, accountPolicy } from './policy-officers.ts';
import { unitsKnown } from './store.ts';
import { type AccessRow, grantsOf, openRequests } from './store-accounts.ts';
import { personNames } from './store-people.ts';
import type { PersonRow } from './store-rows.ts';
import { holdsOn } from './tree-rules.ts';

/** A question that nobody decides is void after this. */
const openMs = 72 * 3_600_000;

/** The moment since which a question must have been asked to be open. */
export const openSince = (now: Date): Date => new Date(now.getTime() - openMs);

export interface Asking {
  tenant: Tenant;
  principal: Principal;
  now: Date;
  today: string;
}

/** Accounts with their grants and open questions, as the officers see them. */
export async function presentAccounts(
  reader: Reader,
  { tenant, principal, now, today }: Asking,
  persons: readonly PersonRow[],
): Promise<Account[]> {
  const ids = persons.map(({ id }) => id);
  const [states, grants, asked, units] = await Promise.all([
    accountStates(
      reader,
      persons.map((person) => person.account_id),
      now,
    ),
    grantsOf(reader, tenant.id, ids),
    openRequests(reader, tenant.id, openSince(now)),
    unitsKnown(reader, tenant.id, today),
  ]);
  const askers = await personNames(
    reader,
    tenant.id,
    asked.map((row) => row.asked_by),
  );
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  return persons.map((person) => {
    const thing = { personId: person.id, disabled: person.disabled_at !== null };
    return {
      ...told(person, states.get(person.account_id)),
      grants: grants
        .filter((grant) => grant.person_id === person.id)
        .map((grant) => ({
          id: grant.id,
          role: grant.role,
          unit:
            grant.unit_id === null ? null : { id: grant.unit_id, name: unitName.get(grant.unit_id) ?? '' },
          from: grant.valid_from,
          to: grant.valid_to,
          reason: grant.reason,
          holds: holdsOn(grant, today),
        })),
      requests: asked
        .filter((row) => row.person_id === person.id)
        .map((row) => ({
          ...question(row),
          askedBy: askers.get(row.asked_by) ?? { zh: '', en: '' },
          abilities: abilitiesFor(principal, accessPolicy, thing),
        })),
      abilities: abilitiesFor(principal, accountPolicy, thing),
    };
  });
}

function told(person: PersonRow, state: AccountState | undefined) {
  return {
    personId: person.id,
    username: state?.username ?? '',
    name: { zh: person.name_zh, en: person.name_en },
    duty: person.duty,
    disabledAt: person.disabled_at?.toISOString() ?? null,
    secondFactor: state?.secondFactor ?? false,
    externalId: state?.externalId ?? null,
    passwordDue: state?.passwordDue ?? false,
    sessions: state?.sessions ?? 0,
    waitUntil: state?.waitUntil?.toISOString() ?? null,
    version: person.version,
  };
}

function question(row: AccessRow) {
  return {
    id: row.id,
    kind: row.kind,
    value: row.value,
    reason: row.reason,
    askedAt: row.asked_at.toISOString(),
    until: new Date(row.asked_at.getTime() + openMs).toISOString(),
  };
}
