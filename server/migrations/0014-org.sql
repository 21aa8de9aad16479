-- Room 1 · registry 谁: the tree of units as dated acts; names of a day; successions; portfolios 分工表; saved views.

-- English names where the city has them; where absent, the Chinese name is shown and marked as Chinese.
alter table registry.unit add column name_en text;
alter table registry.assessment_group add column name_en text;
alter table registry.peer_set add column name_en text;

-- One row a tenant, locked by every act on the tree: its version is what If-Match speaks of.
create table registry.tree (
  tenant_id text not null,
  version integer not null default 1 check (version > 0),
  primary key (tenant_id)
);

-- Every act on the tree in the order in which it was done. Append-only: replaying them gives the tree of any day.
create table registry.org_act (
  tenant_id text not null,
  id uuid not null,
  no integer not null check (no > 0),
  kind text not null check (kind in (
    'add_unit', 'rename_unit', 'end_unit', 'merge_units', 'split_unit', 'add_membership', 'end_membership',
    'add_group', 'set_standing', 'end_standing', 'add_post', 'end_post', 'assign_portfolio', 'end_portfolio'
  )),
  effective_on date not null,
  reason text not null,
  document text not null,
  payload jsonb not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, no)
);

-- Names of a unit that was renamed, each with its days. A unit without rows has had registry.unit.name all along.
create table registry.unit_name (
  tenant_id text not null,
  unit_id uuid not null,
  name text not null,
  name_en text,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, unit_id, valid_from),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  check (valid_to is null or valid_to >= valid_from)
);

-- Who follows whom. takes_over: the successor inherits what is open (of a split unit exactly one does).
create table registry.succession (
  tenant_id text not null,
  id uuid not null,
  unit_id uuid not null,
  successor_id uuid not null,
  kind text not null check (kind in ('merge', 'split')),
  takes_over boolean not null,
  effective_on date not null,
  act_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, unit_id, successor_id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, successor_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, act_id) references registry.org_act (tenant_id, id),
  check (unit_id <> successor_id)
);
create index succession_successor on registry.succession (tenant_id, successor_id);

-- 分工表: leading posts by the name of the role, never a person, and the units that each looks after.
create table registry.leader_post (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  name text not null,
  name_en text,
  sort integer not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table registry.portfolio (
  tenant_id text not null,
  id uuid not null,
  post_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date,
  primary key (tenant_id, id),
  unique (tenant_id, post_id, unit_id, valid_from),
  foreign key (tenant_id, post_id) references registry.leader_post (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id)
);
create index portfolio_unit on registry.portfolio (tenant_id, unit_id);

-- Filters that a person keeps under a name; the office may share its own with everyone in the city.
create table registry.saved_view (
  tenant_id text not null,
  id uuid not null,
  person_id uuid not null,
  page text not null,
  name text not null,
  query jsonb not null,
  shared boolean not null default false,
  sort integer not null default 0,
  version integer not null default 1 check (version > 0),
  primary key (tenant_id, id),
  unique (tenant_id, person_id, page, name),
  foreign key (tenant_id, person_id) references registry.person (tenant_id, id)
);
create index saved_view_page on registry.saved_view (tenant_id, page);
