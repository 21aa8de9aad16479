import type { Query } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import { accountStates } from '../platform/identity/accounts.ts';
import { sessionsOf } from '../platform/identity/sessions.ts';
import { abilitiesFor, demand } from '../platform/policy.ts';
import type * as contract from './contract-accounts.ts';
import { demandKeptHere, thingOf } from './keep-accounts.ts';
import { accountPolicy, officePolicy } from './policy-officers.ts';
import { openSince, presentAccounts } from './present-account.ts';
import { unitsOn } from './store.ts';
import { openRequests, personsOf } from './store-accounts.ts';

/** Accounts on one page of the list. */
const limit = 50;

/** The persons of the city whose accounts the filters leave, in the order of the list. */
export async function foundAccounts({
  reader,
  tenant,
  now,
  query: { text, only },
}: Query<typeof contract.listAccounts | typeof contract.downloadAccounts>) {
  const persons = await personsOf(reader, tenant.id);
  const [states, asked] = await Promise.all([
    accountStates(
      reader,
      persons.map((person) => person.account_id),
      now,
    ),
    openRequests(reader, tenant.id, openSince(now)),
  ]);
  const waiting = new Set(asked.map((row) => row.person_id));
  const words = (text ?? '').toLowerCase();
  return persons.filter((person) => {
    const state = states.get(person.account_id);
    const named = [person.name_zh, person.name_en, state?.username ?? ''].join('\n').toLowerCase();
    if (!named.includes(words)) return false;
    if (only === 'asked') return waiting.has(person.id);
    if (only === 'officers') return person.duty !== null && person.duty !== 'business';
    if (only === 'stopped') return person.disabled_at !== null || (state?.waitUntil ?? null) !== null;
    return true;
  });
}

export async function listAccounts(query: Query<typeof contract.listAccounts>) {
  const found = await foundAccounts(query);
  const { offset } = query.query;
  return {
    accounts: await presentAccounts(query.reader, query, found.slice(offset, offset + limit)),
    total: found.length,
    limit,
    abilities: abilitiesFor(query.principal, officePolicy, undefined),
  };
}

export async function readAccountOf(query: Query<typeof contract.readAccountOf>) {
  const persons = await personsOf(query.reader, query.tenant.id);
  const [account] = await presentAccounts(
    query.reader,
    query,
    persons.filter(({ id }) => id === query.params.person),
  );
  if (account === undefined) throw platform.not_found({ thing: '该账号', thingEn: 'account' });
  return account;
}

/** Where an account is signed in. How it does is for the city alone that keeps it. */
export async function readSessionsOf(query: Query<typeof contract.readSessionsOf>) {
  const { reader, tenant, principal, now, params } = query;
  const person = (await personsOf(reader, tenant.id)).find(({ id }) => id === params.person);
  if (person === undefined) throw platform.not_found({ thing: '该账号', thingEn: 'account' });
  demand(principal, accountPolicy.readSessionsOf, thingOf(person));
  await demandKeptHere(reader, person, now);
  return { sessions: await sessionsOf(reader, person.account_id) };
}

export async function grantChoices({ reader, tenant, today }: Query<typeof contract.grantChoices>) {
  const units = await unitsOn(reader, tenant.id, today);
  return { units: units.map(({ id, name }) => ({ id, name })) };
}
