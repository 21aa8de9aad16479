import { uuidv7 } from 'uuidv7';
import { type Act, expectVersion } from '../platform/call.ts';
import { refuse as platform } from '../platform/errors.ts';
import {
  clearSecondFactor,
  linkSubject,
  setFirstPassword,
  subjectTaken,
} from '../platform/identity/accounts.ts';
import { randomPassword } from '../platform/identity/random-password.ts';
import { demand } from '../platform/policy.ts';
import type * as contract from './contract-accounts.ts';
import { refuse } from './errors-officers.ts';
import { demandKeptHere, load, loadFor, present, thingOf } from './keep-accounts.ts';
import { accessPolicy, accountPolicy } from './policy-officers.ts';
import { openSince } from './present-account.ts';
import {
  type AccessRow,
  decideRequest,
  findRequest,
  insertRequest,
  openRequests,
  updatePerson,
} from './store-accounts.ts';
import type { PersonRow } from './store-rows.ts';

/** Asks for what opens an account: nothing changes until another officer confirms it. */
export async function askAccess(act: Act<typeof contract.askAccess>) {
  const { tx, tenant, body, now } = act;
  const person = await loadFor(act, act.params.person, accountPolicy.askAccess);
  await demandKeptHere(tx, person, now);
  const value = body.externalId ?? null;
  if ((body.kind === 'external_id') !== (value !== null)) {
    const path = 'body.externalId';
    throw platform.invalid({ count: 1 }, { fields: [{ path, message: 'external_id' }] });
  }
  if (value !== null && (await subjectTaken(tx, value, person.account_id))) throw refuse.subject_taken();
  const open = await openRequests(tx, tenant.id, openSince(now));
  if (open.some((row) => row.person_id === person.id && row.kind === body.kind)) throw refuse.asked_already();
  const id = await insertRequest(tx, {
    tenant_id: tenant.id,
    person_id: person.id,
    kind: body.kind,
    value,
    reason: body.reason,
    asked_by: act.principal.personId,
    asked_at: now,
  });
  const next = await updatePerson(tx, person);
  await act.record({
    act: 'registry.ask_access',
    subject: { kind: 'access_request', id },
    new: { person: person.id, kind: body.kind, externalId: value },
    reason: body.reason,
  });
  return present(act, next);
}

/** Confirms or refuses it, by another office than the one that asked. */
export async function decideAccess(act: Act<typeof contract.decideAccess>) {
  const { tx, tenant, body, now, principal } = act;
  const found = await findRequest(tx, tenant.id, act.params.request);
  if (found === undefined) throw platform.not_found({ thing: '该事项', thingEn: 'request' });
  const person = await load(act, found.person_id);
  // Read again under the lock of its person: of two who decide at once, one finds it decided.
  const request = (await findRequest(tx, tenant.id, found.id)) ?? found;
  demand(principal, accessPolicy.decideAccess, thingOf(person));
  expectVersion(act, person);
  if (request.state !== 'asked' || request.asked_at <= openSince(now)) throw refuse.decided_already();
  const state = body.confirm ? 'confirmed' : 'refused';
  await decideRequest(tx, request, { state, by: principal.personId, at: now, reason: body.reason });
  const firstPassword = body.confirm ? await carryOut(act, person, request) : null;
  const next = await updatePerson(tx, person);
  await act.record({
    act: 'registry.decide_access',
    subject: { kind: 'access_request', id: request.id },
    old: { person: person.id, kind: request.kind, askedBy: request.asked_by },
    new: { state },
    reason: body.reason,
  });
  return { account: await present(act, next), firstPassword };
}

/** Does what was confirmed; answers a new first password where that was it. */
async function carryOut(
  { tx, now }: Act<typeof contract.decideAccess>,
  person: PersonRow,
  request: AccessRow,
): Promise<string | null> {
  await demandKeptHere(tx, person, now);
  if (request.kind === 'second_factor') {
    await clearSecondFactor(tx, person.account_id);
    return null;
  }
  if (request.kind === 'external_id') {
    const subject = request.value ?? '';
    if (await subjectTaken(tx, subject, person.account_id)) throw refuse.subject_taken();
    await linkSubject(tx, person.account_id, subject, uuidv7(), now);
    return null;
  }
  const password = randomPassword();
  await setFirstPassword(tx, person.account_id, password);
  return password;
}
