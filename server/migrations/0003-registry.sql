-- Room 1 · registry 谁: units with dated, many-to-many memberships; assessment groups; people and their grants.
create schema registry;

create table registry.unit (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  name text not null,
  kind text not null,
  sort integer not null,
  functions text not null default '',
  basis text not null default '',
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table registry.membership (
  tenant_id text not null,
  id uuid not null,
  unit_id uuid not null,
  parent_id uuid not null,
  kind text not null check (kind in ('administrative', 'statistical', 'entrusted', 'platform')),
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, id),
  unique (tenant_id, unit_id, parent_id, kind, valid_from),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, parent_id) references registry.unit (tenant_id, id),
  check (unit_id <> parent_id)
);
create index membership_parent on registry.membership (tenant_id, parent_id);

create table registry.assessment_group (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  name text not null,
  sort integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table registry.group_member (
  tenant_id text not null,
  group_id uuid not null,
  unit_id uuid not null,
  standing text not null check (standing in ('ranked', 'unranked', 'no')),
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, group_id, unit_id, valid_from),
  foreign key (tenant_id, group_id) references registry.assessment_group (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id)
);

-- The named set that a published rank is a rank within (全省十一市); not an assessment group.
create table registry.peer_set (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  name text not null,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table registry.peer (
  tenant_id text not null,
  peer_set_id uuid not null,
  unit_id uuid not null,
  sort integer not null,
  primary key (tenant_id, peer_set_id, unit_id),
  foreign key (tenant_id, peer_set_id) references registry.peer_set (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id)
);

create table registry.person (
  tenant_id text not null,
  id uuid not null,
  account_id text not null,
  name_zh text not null,
  name_en text not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id)
);

create table registry.role_grant (
  tenant_id text not null,
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('office', 'reviewer', 'clerk', 'signer', 'leader', 'auditor')),
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references registry.person (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  check (unit_id is not null or role not in ('clerk', 'signer'))
);
create index role_grant_person on registry.role_grant (tenant_id, person_id);
