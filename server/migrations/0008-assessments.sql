-- Room 7 · assessments 考核: schemes by version and runs with their frozen inputs.
create schema assessments;

create table assessments.scheme (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  version text not null,
  name text not null,
  definition jsonb not null,
  hash text not null,
  primary key (tenant_id, id),
  unique (tenant_id, code, version)
);

create table assessments.run (
  tenant_id text not null,
  id uuid not null,
  scheme_id uuid not null,
  group_id uuid not null,
  period text not null,
  number integer not null,
  inputs jsonb not null,
  inputs_hash text not null,
  results jsonb not null,
  outdated boolean not null default false,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, scheme_id, period, number),
  foreign key (tenant_id, scheme_id) references assessments.scheme (tenant_id, id),
  foreign key (tenant_id, group_id) references registry.assessment_group (tenant_id, id)
);
