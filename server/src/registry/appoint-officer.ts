import { record } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/database.ts';
import { createAccount, usernameTaken } from '../platform/identity/accounts.ts';
import { randomPassword } from '../platform/identity/random-password.ts';
import type { OfficerRole } from '../platform/principal.ts';
import { lockTenant, today } from '../platform/tenants.ts';
import { transact } from '../platform/transact.ts';
import { refuse } from './errors-officers.ts';
import { othersInOffice } from './store-accounts.ts';
import { insertPerson } from './store-people.ts';

export interface Appointment {
  tenantId: string;
  role: OfficerRole;
  username: string;
  name: { zh: string; en: string };
  reason: string;
  /** Also where the office is held: for one whose only holder is lost. */
  beside: boolean;
}

/** Who writes the audit line: whoever has the server itself, no person of the city. */
export const operator = 'operator';

/**
 * Makes an account and gives it one of the three offices, from the server's own command line: the first officers of a
 * city come from here, all later ones from its security officer. Answers the first password, for one sign-in only.
 * @throws Refusal where the city is one of real names, the user name is taken, or the office is held
 */
export async function appointOfficer(db: Db, given: Appointment, at: Date): Promise<string> {
  return transact(db, (tx) => appointWithin(tx, given, at));
}

/** The same within a transaction that does more. */
export async function appointWithin(tx: Tx, given: Appointment, at: Date): Promise<string> {
  const { tenantId, role, username, name } = given;
  const tenant = await lockTenant(tx, tenantId);
  if (tenant.kind === 'published') throw refuse.no_accounts_here();
  if (await usernameTaken(tx, username)) throw refuse.username_taken({ username });
  const day = today(tenant, at);
  const nobody = '00000000-0000-0000-0000-000000000000';
  if (!given.beside && (await othersInOffice(tx, tenantId, role, nobody, day)) > 0)
    throw refuse.office_held();
  const password = randomPassword();
  const accountId = await createAccount(tx, {
    username,
    name: name.zh,
    password,
    at,
    tenant: tenantId,
    passwordDue: true,
  });
  const person = await insertPerson(tx, tenantId, {
    accountId,
    nameZh: name.zh,
    nameEn: name.en,
    role,
    unitId: null,
    from: day,
  });
  await record(tx, tenantId, operator, at, {
    act: 'registry.appoint_officer',
    subject: { kind: 'account', id: person },
    new: { username, name, role },
    reason: given.reason,
  });
  return password;
}
