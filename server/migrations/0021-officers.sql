-- 三员分立: three separated officers, accounts kept by their city, and changes of access that need two officers.

-- What a person is here for, settled by the first grant and for good: the business, or one of the three offices. A grant
-- names the same duty by foreign key, so that nobody can hold an office beside anything else, whatever the program does.
alter table registry.person add column duty text
  check (duty in ('business', 'system_officer', 'security_officer', 'audit_officer'));
update registry.person p set duty = 'business' from registry.role_grant g
  where g.tenant_id = p.tenant_id and g.person_id = p.id;
alter table registry.person add column disabled_at timestamptz;
alter table registry.person add column version integer not null default 1 check (version > 0);
alter table registry.person add constraint person_duty unique (tenant_id, id, duty);

alter table registry.role_grant drop constraint role_grant_role_check;
alter table registry.role_grant add constraint role_grant_role_check check (role in (
  'office', 'reviewer', 'clerk', 'signer', 'leader', 'auditor', 'system_officer', 'security_officer', 'audit_officer'
));
alter table registry.role_grant add column duty text not null default 'business';
alter table registry.role_grant add constraint role_grant_duty check (
  duty = case when role in ('system_officer', 'security_officer', 'audit_officer') then role else 'business' end
);
-- An officer's reach is the city, never a unit.
alter table registry.role_grant add constraint role_grant_officer_city check (duty = 'business' or unit_id is null);
alter table registry.role_grant add constraint role_grant_person_duty
  foreign key (tenant_id, person_id, duty) references registry.person (tenant_id, id, duty);
alter table registry.role_grant add column reason text not null default '';

-- What opens an account to someone: a system officer asks, a security officer confirms.
create table registry.access_request (
  tenant_id text not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('second_factor', 'password', 'external_id')),
  value text,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'confirmed', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references registry.person (tenant_id, id),
  foreign key (tenant_id, asked_by) references registry.person (tenant_id, id),
  foreign key (tenant_id, decided_by) references registry.person (tenant_id, id),
  check (decided_by is null or decided_by <> asked_by),
  check ((state = 'asked') = (decided_by is null)),
  check ((kind = 'external_id') = (value is not null))
);
create index access_request_person on registry.access_request (tenant_id, person_id);

-- Global sign-in. The city that keeps an account is the only one whose officers change how it signs in.
alter table auth."user" add column "homeTenant" text;
update auth."user" u set "homeTenant" = p.tenant_id from registry.person p where p.account_id = u.id;
alter table auth."user" add column "disabledAt" timestamptz;
alter table auth."user" add column "passwordDue" boolean not null default false;
-- How a session began: null for password, 'oidc' for the provider of the city.
alter table auth."session" add column "signedInBy" text;
-- Whose failures they are, where the account exists: so that an officer can release it.
alter table auth.sign_in_failure add column account_id text;
create index sign_in_failure_account on auth.sign_in_failure (account_id);
-- One person for one subject of a provider.
create unique index account_subject on auth."account" ("providerId", "accountId");
