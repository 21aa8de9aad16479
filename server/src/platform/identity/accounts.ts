import { hash } from '@node-rs/argon2';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Reader, Tx } from '../database.ts';
import { sessionHolds } from './held-sessions.ts';

/** How an account stands, for the officers of the city that keeps it. Never a password, a secret or an address. */
export interface AccountState {
  id: string;
  username: string;
  /** The city whose officers may change how it signs in. */
  homeTenant: string | null;
  disabledAt: Date | null;
  /** Whether the next thing it must do is to choose a password. */
  passwordDue: boolean;
  secondFactor: boolean;
  /** The subject at the sign-in provider that is this account, where one is linked. */
  externalId: string | null;
  /** How many of its sessions still hold. */
  sessions: number;
  /** Until when a place has to wait after failed attempts; null where none has. */
  waitUntil: Date | null;
}

/** The one provider beside the password: the installation's OIDC issuer. */
export const oidcProvider = 'oidc';

/** The accounts of these ids. */
export async function accountStates(
  reader: Reader,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, AccountState>> {
  if (ids.length === 0) return new Map();
  const { rows } =
    await sql<AccountState>`select u.id, u.username, u."homeTenant", u."disabledAt", u."passwordDue",
      coalesce(u."twoFactorEnabled", false) as "secondFactor",
      (select a."accountId" from auth.account a where a."userId" = u.id and a."providerId" = ${oidcProvider}) as "externalId",
      (select count(*)::int from auth.session where "userId" = u.id and ${sessionHolds()}) as sessions,
      (select max(f.wait_until) from auth.sign_in_failure f where f.account_id = u.id and f.wait_until > ${now}) as "waitUntil"
    from auth."user" u where u.id = any(${ids}::text[])`.execute(reader);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function usernameTaken(reader: Reader, username: string): Promise<boolean> {
  const { rows } = await sql`select 1 from auth."user" where username = ${username}`.execute(reader);
  return rows.length > 0;
}

/** Whether another account has this subject of the provider. */
export async function subjectTaken(reader: Reader, subject: string, besides: string): Promise<boolean> {
  const { rows } = await sql`select 1 from auth.account
    where "providerId" = ${oidcProvider} and "accountId" = ${subject} and "userId" <> ${besides}`.execute(
    reader,
  );
  return rows.length > 0;
}

/** Closes an account to every sign-in, or opens it again; its sessions end either way. */
export async function setDisabled(tx: Tx, accountId: string, at: Date | null): Promise<void> {
  await sql`update auth."user" set "disabledAt" = ${at} where id = ${accountId}`.execute(tx);
  await endEverySession(tx, accountId);
}

/** Ends sign-ins that wait for a code: the password that began them may not hold any more. */
export async function endSecondSteps(reader: Reader, accountId: string): Promise<void> {
  await sql`delete from auth.verification where value = ${accountId}`.execute(reader);
}

/** Ends every session of the account, and what was about to become one; answers how many rows sessions were. */
export async function endEverySession(tx: Tx, accountId: string): Promise<number> {
  await endSecondSteps(tx, accountId);
  const { rows } = await sql`delete from auth.session where "userId" = ${accountId} returning id`.execute(tx);
  return rows.length;
}

/** Forgets the failed attempts on the account, from every place: nobody has to wait any more. */
export async function releaseWaits(tx: Tx, accountId: string): Promise<void> {
  await sql`delete from auth.sign_in_failure where account_id = ${accountId}`.execute(tx);
}

/** Takes the lost second factor off; the next sign-in is with the password alone. */
export async function clearSecondFactor(tx: Tx, accountId: string): Promise<void> {
  await sql`delete from auth."twoFactor" where "userId" = ${accountId}`.execute(tx);
  await sql`update auth."user" set "twoFactorEnabled" = false where id = ${accountId}`.execute(tx);
  await endEverySession(tx, accountId);
}

/** Sets a first password that must be changed before anything else is done with it. */
export async function setFirstPassword(tx: Tx, accountId: string, password: string): Promise<void> {
  await sql`update auth.account set password = ${await hash(password)}, "updatedAt" = ${new Date()}
    where "userId" = ${accountId} and "providerId" = 'credential'`.execute(tx);
  await sql`update auth."user" set "passwordDue" = true where id = ${accountId}`.execute(tx);
  await endEverySession(tx, accountId);
}

/** The person has chosen a password of their own. */
export async function passwordChosen(reader: Reader, accountId: string): Promise<void> {
  await sql`update auth."user" set "passwordDue" = false where id = ${accountId} and "passwordDue"`.execute(
    reader,
  );
}

/** Binds the account to one subject of the provider; the earlier link ends, and so do the sessions. */
export async function linkSubject(
  tx: Tx,
  accountId: string,
  subject: string,
  id: string,
  at: Date,
): Promise<void> {
  await sql`delete from auth.account where "userId" = ${accountId} and "providerId" = ${oidcProvider}`.execute(
    tx,
  );
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", "createdAt", "updatedAt")
    values (${id}, ${subject}, ${oidcProvider}, ${accountId}, ${at}, ${at})`.execute(tx);
  await endEverySession(tx, accountId);
}

/** Makes a sign-in account; answers its id. Refuses nothing itself: callers check the user name. */
export async function createAccount(
  tx: Tx,
  account: {
    username: string;
    name: string;
    password: string;
    at: Date;
    /** The city that keeps the account. */
    tenant: string;
    /** Whether the password is for the first sign-in only. */
    passwordDue?: boolean;
  },
): Promise<string> {
  const id = uuidv7();
  const { username: name, tenant, passwordDue = false } = account;
  await sql`insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", username,
      "displayUsername", "homeTenant", "passwordDue")
    values (${id}, ${account.name}, ${`${name}@accounts.invalid`}, false, ${account.at}, ${account.at}, ${name},
      ${name}, ${tenant}, ${passwordDue})`.execute(tx);
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${uuidv7()}, ${id}, 'credential', ${id}, ${await hash(account.password)}, ${account.at}, ${account.at})`.execute(
    tx,
  );
  return id;
}
