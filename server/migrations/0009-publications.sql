-- Room 9 · publications 晾晒: boards released with what they show, hashed and chained; superseded, never edited.
create schema publications;

-- `content` is all that the board shows. content_hash is its SHA-256 in canonical JSON; hash links it to the release
-- before it in this tenant, so that none can be changed, taken out or slipped in unnoticed.
create table publications.release (
  tenant_id text not null,
  id uuid not null,
  seq bigint not null,
  kind text not null check (kind in ('board')),
  title text not null,
  audience text not null default 'system' check (audience in ('office', 'group', 'system')),
  scheme_code text not null,
  period text not null,
  run_id uuid not null,
  content jsonb not null,
  content_hash text not null,
  previous_hash text not null,
  hash text not null,
  supersedes uuid,
  reason text,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, seq),
  unique (tenant_id, supersedes),
  foreign key (tenant_id, run_id) references assessments.run (tenant_id, id),
  foreign key (tenant_id, supersedes) references publications.release (tenant_id, id),
  check ((supersedes is null) = (reason is null))
);

create function publications.keep_releases() returns trigger language plpgsql as $$
begin
  raise exception 'A release is never changed or deleted: release another one that supersedes it.';
end $$;
create trigger release_is_append_only before update or delete on publications.release
  for each row execute function publications.keep_releases();
