-- Room 6 · cases 过程控制: procedures as data, cases that run them, every step appended.
create schema cases;

create table cases.procedure (
  tenant_id text not null,
  code text not null,
  version integer not null,
  definition jsonb not null,
  primary key (tenant_id, code, version)
);

-- `number` is an internal register number, never a document number. `basis` is what the light or the person said when
-- the case was opened, frozen. `due_on` is the deadline of the present state. A case is `disclosed` to its unit when
-- it is first handed over; before that it is the office's own draft.
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
  basis jsonb,
  disclosed boolean not null default false,
  returns integer not null default 0,
  opened_by uuid not null,
  opened_on date not null,
  due_on date,
  version integer not null default 1,
  opened_at timestamptz not null,
  closed_on date,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, procedure_code, procedure_version) references cases.procedure (tenant_id, code, version),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id),
  foreign key (tenant_id, change_id) references gaps.change (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  check ((closed_on is null) = (closed_at is null))
);
create index case_file_unit on cases.case_file (tenant_id, unit_id, state);
create index case_file_due on cases.case_file (tenant_id, due_on) where closed_on is null;
-- One matter, one case 一事一项: a second open one on the same target is refused, also when two people open at once.
create unique index case_file_open on cases.case_file (tenant_id, procedure_code, target_id)
  where closed_on is null and target_id is not null;

-- `on_day` is the business day of the tenant, by which lateness is judged; `at` is the instant of the clock.
-- `due_on` is the deadline that this step set for the state it led to.
create table cases.step (
  tenant_id text not null,
  id uuid not null,
  case_id uuid not null,
  no integer not null,
  act text not null,
  from_state text,
  to_state text not null,
  form jsonb not null,
  by_person uuid not null,
  on_day date not null,
  due_on date,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, case_id, no),
  foreign key (tenant_id, case_id) references cases.case_file (tenant_id, id)
);

create function cases.keep_steps() returns trigger language plpgsql as $$
begin
  raise exception 'A step of a case is never changed or deleted: append another step.';
end $$;
create trigger step_is_appended_only before update or delete on cases.step
  for each row execute function cases.keep_steps();
