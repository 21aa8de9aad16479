-- Failed sign-ins, devices that are known to an account, the second factor, and which roles of a city need one.
-- Global, like all of schema auth; keys are keyed hashes, so that no user name and no address stands here.

-- auth."rateLimit" is not written any more; it stays, so that nothing of an earlier database is lost.

-- One row for what is counted: an account from one place, an account from everywhere, or an address.
create table auth.sign_in_failure (
  scope text not null check (scope in ('place', 'account', 'address', 'code_place', 'code_account')),
  key text not null,
  failures integer not null check (failures > 0),
  wait_until timestamptz,
  forget_at timestamptz not null,
  primary key (scope, key)
);
create index sign_in_failure_forget on auth.sign_in_failure (forget_at);

-- A browser that has signed this account in before is slowed down by its own failures only.
create table auth.known_device (
  account_key text not null,
  device_key text not null,
  last_at timestamptz not null,
  primary key (account_key, device_key)
);
create index known_device_last on auth.known_device (last_at);

-- The second factor as better-auth's twoFactor plugin states it.
alter table auth."user" add column "twoFactorEnabled" boolean;
create table auth."twoFactor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null, "userId" text not null references auth."user" ("id") on delete cascade, "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz);
create index "twoFactor_secret_idx" on auth."twoFactor" ("secret");
create index "twoFactor_userId_idx" on auth."twoFactor" ("userId");

-- A code is good once.
create table auth.used_code (
  account_id text not null references auth."user" ("id") on delete cascade,
  code_key text not null,
  at timestamptz not null,
  primary key (account_id, code_key)
);

-- Roles that reach this city only with a second factor; none unless the city says so.
alter table platform.tenant add column second_factor_roles jsonb not null default '[]'
  check (jsonb_typeof(second_factor_roles) = 'array');
alter table platform.tenant add column version integer not null default 1;
