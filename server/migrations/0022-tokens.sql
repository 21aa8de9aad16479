-- API tokens of programs: a person's, for one city, with scopes and an end. The token itself stands nowhere.
create table platform.api_token (
  tenant_id text not null,
  id uuid not null,
  person_id uuid not null,
  -- Of the person, in the global sign-in.
  account_id text not null,
  name text not null,
  -- Its first letters, to be told from others.
  prefix text not null,
  -- SHA-256 of the token, which has 256 random bits: no salt is needed.
  hash text not null,
  scopes jsonb not null check (jsonb_typeof(scopes) = 'array'),
  -- Acts for this unit alone, where one is stated.
  unit_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  -- The last day on which it is good.
  expires_on date not null,
  last_used_on date,
  revoked_by uuid,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, hash),
  foreign key (tenant_id, person_id) references registry.person (tenant_id, id),
  foreign key (tenant_id, created_by) references registry.person (tenant_id, id),
  foreign key (tenant_id, revoked_by) references registry.person (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  check ((revoked_by is null) = (revoked_at is null))
);
create index api_token_person on platform.api_token (tenant_id, person_id);

-- Which token did it, where it was none of the person's own hands.
alter table platform.audit add column token_id uuid;
