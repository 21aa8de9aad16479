-- Room 6 · cases 过程控制: procedures as data, cases that run them, every step appended.
create schema cases;

create table cases.procedure (
  tenant_id text not null,
  code text not null,
  version integer not null,
  definition jsonb not null,
  primary key (tenant_id, code, version)
);

create table cases.case_file (
  tenant_id text not null,
  id uuid not null,
  number text not null,
  procedure_code text not null,
  procedure_version integer not null,
  title text not null,
  target_id uuid,
  change_id uuid,
  unit_id uuid not null,
  state text not null,
  opened_by uuid not null,
  due_on date,
  version integer not null default 1,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, procedure_code, procedure_version) references cases.procedure (tenant_id, code, version),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id),
  foreign key (tenant_id, change_id) references gaps.change (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id)
);
create index case_file_unit on cases.case_file (tenant_id, unit_id, state);

create table cases.step (
  tenant_id text not null,
  id uuid not null,
  case_id uuid not null,
  act text not null,
  from_state text not null,
  to_state text not null,
  form jsonb not null,
  by_person uuid not null,
  due_on date,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references cases.case_file (tenant_id, id)
);
create index step_case on cases.step (tenant_id, case_id);
