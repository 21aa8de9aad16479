-- The register of matters as an office keeps it: owner groups with dated members, campaigns, tags, withdrawal,
-- revisions of targets, and imports that are looked at before they count.

-- 责任主体组: the printed words of a group owner (各区县（含…）, 市级其他有关单位) with its dated list of units.
-- It is not an assessment group.
create table registry.owner_group (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  name text not null,
  sort integer not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table registry.owner_group_member (
  tenant_id text not null,
  owner_group_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, owner_group_id, unit_id, valid_from),
  foreign key (tenant_id, owner_group_id) references registry.owner_group (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  check (valid_to is null or valid_to >= valid_from)
);
create index owner_group_member_unit on registry.owner_group_member (tenant_id, unit_id);

-- A duty of an owner group keeps the words as printed beside it.
alter table plans.duty
  add column owner_group_id uuid,
  add constraint duty_owner_group foreign key (tenant_id, owner_group_id)
    references registry.owner_group (tenant_id, id);
create index duty_owner_group on plans.duty (tenant_id, owner_group_id) where owner_group_id is not null;

-- A matter is withdrawn with a reason, never deleted.
alter table plans.matter
  add column tags jsonb not null default '[]',
  add column withdrawn_on date,
  add column withdrawn_reason text,
  add constraint matter_withdrawn check ((withdrawn_on is null) = (withdrawn_reason is null));

-- 工程 / 专项行动: what groups matters across sections.
create table plans.campaign (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  name text not null,
  -- The word it is known by: 工程, 专项行动 …
  kind text not null,
  sort integer not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, name)
);

create table plans.matter_campaign (
  tenant_id text not null,
  matter_id uuid not null,
  campaign_id uuid not null,
  primary key (tenant_id, matter_id, campaign_id),
  foreign key (tenant_id, matter_id) references plans.matter (tenant_id, id),
  foreign key (tenant_id, campaign_id) references plans.campaign (tenant_id, id)
);

-- Of a target that is met "about" its value (左右), a tier's value2 is the tolerance as stated; of a range its end.
alter table plans.target add column version integer not null default 1;

-- What a target was before each revision, and why it was revised: append-only.
create table plans.target_revision (
  tenant_id text not null,
  target_id uuid not null,
  no integer not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  document text not null default '',
  by_person uuid not null,
  on_day date not null,
  at timestamptz not null,
  primary key (tenant_id, target_id, no),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id)
);

-- A register read from a workbook: first a preview, then applied as a whole or not at all.
create table plans.register_import (
  tenant_id text not null,
  id uuid not null,
  file_name text not null,
  file_hash text not null,
  -- What the sheets say, row by row; emptied once the import is applied.
  content jsonb,
  -- Hash over the preview that the office saw: it is applied only as long as the register still gives the same.
  preview_hash text not null,
  by_person uuid not null,
  at timestamptz not null,
  applied_by uuid,
  applied_at timestamptz,
  counts jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index register_import_at on plans.register_import (tenant_id, at desc);
