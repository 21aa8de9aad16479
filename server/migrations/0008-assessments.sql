-- Room 7 · assessments 考核: schemes by version and runs with their frozen inputs.
create schema assessments;

create table assessments.scheme (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  version text not null,
  name_zh text not null,
  name_en text not null,
  -- The scheme file as it was read, and its SHA-256 in canonical JSON.
  definition jsonb not null,
  hash text not null,
  installed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code, version)
);

-- A run is never edited: new figures make a new run. `inputs` is everything that the engine read, frozen; `results` is
-- what it answered. `outdated_at`: since when the same question would be asked with other figures.
create table assessments.run (
  tenant_id text not null,
  id uuid not null,
  scheme_id uuid not null,
  period text not null,
  number integer not null,
  as_of date not null,
  inputs jsonb not null,
  inputs_hash text not null,
  results jsonb not null,
  results_hash text not null,
  outdated_at timestamptz,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, scheme_id, period, number),
  foreign key (tenant_id, scheme_id) references assessments.scheme (tenant_id, id)
);
