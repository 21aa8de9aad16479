-- Room 2 · plans 目标引领: documents, matters, indicators, targets with tiers.
create schema plans;

create table plans.document (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  title text not null,
  publisher text not null,
  published_on text,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table plans.matter (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  number text not null,
  title text not null,
  text text,
  document_id uuid,
  objectives jsonb not null default '[]',
  section text not null default '',
  leader text not null default '',
  sort integer not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, document_id) references plans.document (tenant_id, id)
);

-- A duty: a named unit, or words that name a group (各区县 …) kept as printed.
create table plans.duty (
  tenant_id text not null,
  id uuid not null,
  matter_id uuid not null,
  unit_id uuid,
  group_id uuid,
  printed text,
  role text not null check (role in ('lead', 'co')),
  basis text not null default '',
  sort integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, matter_id) references plans.matter (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, group_id) references registry.assessment_group (tenant_id, id),
  check (unit_id is not null or group_id is not null or printed is not null)
);
create index duty_matter on plans.duty (tenant_id, matter_id);

create table plans.indicator (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  name text not null,
  unit text not null,
  direction text not null check (direction in ('higher', 'lower', 'band')),
  measure text not null,
  aggregation text not null check (aggregation in ('cumulative', 'latest', 'average')),
  source_kind text check (source_kind in ('official', 'department', 'ledger')),
  lead_unit_id uuid,
  frequency text check (frequency in ('month', 'quarter', 'half_year', 'year')),
  definition text not null default '',
  sort integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, lead_unit_id) references registry.unit (tenant_id, id)
);

create table plans.target (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  matter_id uuid not null,
  indicator_id uuid not null,
  subject_id uuid not null,
  period text not null,
  measure text not null,
  op text not null check (op in ('>=', '<=', '=', '~', 'in', '')),
  unit text not null,
  aggregation text not null check (aggregation in ('cumulative', 'latest', 'average')),
  direction text not null check (direction in ('higher', 'lower', 'band')),
  nature text check (nature in ('binding', 'expected')),
  strength text check (strength in ('ensure', 'strive')),
  filter text not null default '',
  scope text not null default '',
  reference text not null default '',
  peer_set_id uuid,
  due date,
  state text not null default 'set' check (state in ('set', 'awaiting_target')),
  note text not null default '',
  sort integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, matter_id) references plans.matter (tenant_id, id),
  foreign key (tenant_id, indicator_id) references plans.indicator (tenant_id, id),
  foreign key (tenant_id, subject_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, peer_set_id) references registry.peer_set (tenant_id, id)
);
create index target_matter on plans.target (tenant_id, matter_id);
create index target_indicator on plans.target (tenant_id, indicator_id, subject_id);

create table plans.tier (
  tenant_id text not null,
  target_id uuid not null,
  tier text not null check (tier in ('', 'floor', 'stretch', 'summit')),
  value numeric,
  value2 numeric,
  primary key (tenant_id, target_id, tier),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id)
);
