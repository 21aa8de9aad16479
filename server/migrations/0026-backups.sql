-- What is known of this installation's backups: about the database, not in it for any city, and so in no backup itself.
-- A schema of its own: it has no tenant and stays on the coordinator where tables are spread (ADR 25, ADR 29).
create schema upkeep;

create table upkeep.backup (
  id uuid primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  state text not null check (state in ('running', 'written', 'failed')),
  -- Machine and path, as far as the operator gave them: never an address with a password.
  machine text not null check (length(machine) between 1 and 200),
  file text not null check (length(file) between 1 and 1000),
  schema_version text,
  rows bigint check (rows >= 0),
  content_bytes bigint check (content_bytes >= 0),
  file_bytes bigint check (file_bytes >= 0),
  -- Hash over the tables' hashes: what a restore of the file prints as well.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  fault text check (length(fault) between 1 and 500),
  -- The last drill: the file was restored into a scratch database and compared, and what came of it.
  verified_at timestamptz,
  verified boolean,
  verified_seconds numeric check (verified_seconds >= 0),
  verify_fault text check (length(verify_fault) between 1 and 500),
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'written') = (sha256 is not null)),
  check ((state = 'failed') = (fault is not null)),
  check ((verified_at is null) = (verified is null))
);
create index backup_started on upkeep.backup (started_at);
create index backup_hash on upkeep.backup (sha256);
