import { type Act, expectVersion } from '../platform/call.ts';
import type { Reader } from '../platform/database.ts';
import type { Endpoint } from '../platform/endpoint.ts';
import { refuse as platform } from '../platform/errors.ts';
import {
  accountStates,
  endEverySession,
  createAccount as makeAccount,
  releaseWaits,
  setDisabled,
  usernameTaken,
} from '../platform/identity/accounts.ts';
import { randomPassword } from '../platform/identity/random-password.ts';
import { endSessions, sessionsOf } from '../platform/identity/sessions.ts';
import { demand, type Sentence } from '../platform/policy.ts';
import { isOfficerRole } from '../platform/principal.ts';
import { roleNames } from '../platform/role-names.ts';
import { lockTenant } from '../platform/tenants.ts';
import type * as contract from './contract-accounts.ts';
import { refuse } from './errors-officers.ts';
import { type AccountThing, accountPolicy } from './policy-officers.ts';
import { presentAccounts } from './present-account.ts';
import { insertAccountPerson, lockPerson, othersInOffice, updatePerson } from './store-accounts.ts';
import type { PersonRow } from './store-rows.ts';

export async function createAccount(act: Act<typeof contract.createAccount>) {
  const { tx, tenant, body, now } = act;
  if (tenant.kind === 'published') throw refuse.no_accounts_here();
  if (await usernameTaken(tx, body.username)) throw refuse.username_taken({ username: body.username });
  const firstPassword = randomPassword();
  const accountId = await makeAccount(tx, {
    username: body.username,
    name: body.name.zh,
    password: firstPassword,
    at: now,
    tenant: tenant.id,
    passwordDue: true,
  });
  const person = await insertAccountPerson(tx, tenant.id, { accountId, ...body.name });
  await act.record({
    act: 'registry.create_account',
    subject: { kind: 'account', id: person.id },
    new: { username: body.username, name: body.name },
    reason: body.reason,
  });
  return { account: await present(act, person), firstPassword };
}

export async function disableAccount(act: Act<typeof contract.disableAccount>) {
  const person = await loadFor(act, act.params.person, accountPolicy.disableAccount);
  await keepOffice(act, person);
  const next = await updatePerson(act.tx, person, { disabled_at: act.now });
  if (await isKeptHere(act.tx, person, act.now)) await setDisabled(act.tx, person.account_id, act.now);
  await say(act, person, 'registry.disable_account', { disabled: true });
  return present(act, next);
}

export async function enableAccount(act: Act<typeof contract.enableAccount>) {
  const person = await loadFor(act, act.params.person, accountPolicy.enableAccount);
  const next = await updatePerson(act.tx, person, { disabled_at: null });
  if (await isKeptHere(act.tx, person, act.now)) await setDisabled(act.tx, person.account_id, null);
  await say(act, person, 'registry.enable_account', { disabled: false });
  return present(act, next);
}

export async function endSessionsOf(act: Act<typeof contract.endSessionsOf>) {
  const person = await loadFor(act, act.params.person, accountPolicy.endSessionsOf);
  await demandKeptHere(act.tx, person, act.now);
  const ended = await endEverySession(act.tx, person.account_id);
  const next = await updatePerson(act.tx, person);
  await say(act, person, 'registry.end_sessions', { ended });
  return present(act, next);
}

/** Ends one session of an account; one of another account answers as if there were none. */
export async function endSessionOf(act: Act<typeof contract.endSessionOf>) {
  const person = await loadFor(act, act.params.person, accountPolicy.endSessionsOf);
  await demandKeptHere(act.tx, person, act.now);
  const held = await sessionsOf(act.tx, person.account_id);
  const session = held.find(({ id }) => id === act.params.session);
  if (session === undefined) throw platform.not_found({ thing: '该登录', thingEn: 'session' });
  const ended = await endSessions(act.tx, person.account_id, { id: session.id });
  const next = await updatePerson(act.tx, person);
  const { since, signedInBy } = session;
  await say(act, person, 'registry.end_session', { ended, since, signedInBy });
  return present(act, next);
}

export async function releaseAccount(act: Act<typeof contract.releaseAccount>) {
  const person = await loadFor(act, act.params.person, accountPolicy.releaseAccount);
  await demandKeptHere(act.tx, person, act.now);
  await releaseWaits(act.tx, person.account_id);
  const next = await updatePerson(act.tx, person);
  await say(act, person, 'registry.release_account', { released: true });
  return present(act, next);
}

/** The person of an account, locked; a stranger answers as if there were none. */
export async function load<E extends Endpoint>(act: Act<E>, id: string): Promise<PersonRow> {
  const person = await lockPerson(act.tx, act.tenant.id, id);
  if (person === undefined) throw platform.not_found({ thing: '该账号', thingEn: 'account' });
  return person;
}

/** The same for one who may do this to it, on the version that stands. */
export async function loadFor<E extends Endpoint>(
  act: Act<E>,
  id: string,
  sentence: Sentence<AccountThing>,
): Promise<PersonRow> {
  const person = await load(act, id);
  demand(act.principal, sentence, thingOf(person));
  expectVersion(act, person);
  return person;
}

export const thingOf = (person: PersonRow) => ({
  personId: person.id,
  disabled: person.disabled_at !== null,
});

export async function present<E extends Endpoint>(act: Act<E>, person: PersonRow) {
  const [account] = await presentAccounts(act.tx, act, [person]);
  if (account === undefined) throw new Error(`No account ${person.id}`);
  return account;
}

/** Refuses to leave an office of the city without anyone; acts that could are done one after the other. */
export async function keepOffice<E extends Endpoint>(act: Act<E>, person: PersonRow): Promise<void> {
  const { duty } = person;
  if (duty === null || duty === 'business' || !isOfficerRole(duty)) return;
  await lockTenant(act.tx, act.tenant.id);
  if ((await othersInOffice(act.tx, act.tenant.id, duty, person.id, act.today)) > 0) return;
  throw refuse.last_officer({ office: roleNames[duty].zh, officeEn: roleNames[duty].en });
}

async function isKeptHere(reader: Reader, person: PersonRow, now: Date): Promise<boolean> {
  const state = (await accountStates(reader, [person.account_id], now)).get(person.account_id);
  return state?.homeTenant === person.tenant_id;
}

/** How an account signs in is changed by the officers of the city that keeps it. */
export async function demandKeptHere(reader: Reader, person: PersonRow, now: Date): Promise<void> {
  if (!(await isKeptHere(reader, person, now))) throw refuse.kept_elsewhere();
}

async function say<E extends Endpoint>(
  act: Act<E>,
  person: PersonRow,
  what: string,
  change: Record<string, unknown>,
): Promise<void> {
  const { reason } = act.body as { reason: string };
  await act.record({ act: what, subject: { kind: 'account', id: person.id }, new: change, reason });
}
