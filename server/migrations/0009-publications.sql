-- Room 9 · publications 晾晒: boards released with what they show, hashed and chained; superseded, never edited.
create schema publications;

create table publications.release (
  tenant_id text not null,
  id uuid not null,
  seq bigint not null,
  kind text not null check (kind in ('board')),
  title text not null,
  audience text not null default 'system' check (audience in ('office', 'group', 'system', 'public')),
  run_id uuid not null,
  content jsonb not null,
  hash text not null,
  previous_hash text not null,
  supersedes uuid,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, seq),
  foreign key (tenant_id, run_id) references assessments.run (tenant_id, id)
);
