-- The house itself: tenants, audit with its seals, outbox, idempotency keys, counters.
create schema if not exists platform;

create table platform.tenant (
  tenant_id text primary key check (tenant_id ~ '^[a-z0-9][a-z0-9-]{1,62}$' and tenant_id not in ('auth', 'tenants')),
  name_zh text not null,
  name_en text not null,
  kind text not null check (kind in ('published', 'simulated', 'production')),
  notice_zh text not null,
  notice_en text not null,
  pinned_day date,
  created_at timestamptz not null
);

-- Append-only. Rows are chained later by the sealer, never inside an act's transaction.
create table platform.audit (
  tenant_id text not null,
  id uuid not null,
  at timestamptz not null,
  person_id text not null,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  unit_id uuid,
  old jsonb,
  new jsonb,
  reason text,
  primary key (tenant_id, id)
);
create index audit_subject on platform.audit (tenant_id, subject_kind, subject_id);

-- What the sealer has still to chain: written with the audit row, deleted with its seal.
create table platform.audit_unsealed (
  tenant_id text not null,
  audit_id uuid not null,
  primary key (tenant_id, audit_id)
);

create table platform.seal (
  tenant_id text not null,
  seq bigint not null,
  audit_id uuid not null,
  row_hash text not null,
  chain_hash text not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, seq),
  unique (tenant_id, audit_id)
);

create table platform.outbox (
  tenant_id text not null,
  id uuid not null,
  at timestamptz not null,
  topic text not null,
  payload jsonb not null,
  delivered_at timestamptz,
  primary key (tenant_id, id)
);

create table platform.idempotency (
  tenant_id text not null,
  person_id text not null,
  key text not null check (length(key) between 8 and 100),
  fingerprint text not null,
  reply jsonb,
  at timestamptz not null,
  primary key (tenant_id, person_id, key)
);

create table platform.counter (
  tenant_id text not null,
  name text not null,
  value bigint not null,
  primary key (tenant_id, name)
);
