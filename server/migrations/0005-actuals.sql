-- Room 3 · actuals 实绩: requests, what units enter (append-only), and observations (append-only).
create schema actuals;

-- A figure with its words, asked of a unit once.
create table actuals.request (
  tenant_id text not null,
  id uuid not null,
  indicator_id uuid not null,
  subject_id uuid not null,
  unit_id uuid not null,
  period text not null,
  due_on date not null,
  state text not null check (state in ('open', 'entered', 'signed', 'submitted', 'returned', 'reviewed', 'locked')),
  -- What those outside the unit see: the unit's own steps before it submits are not theirs.
  outside_state text not null
    check (outside_state in ('open', 'submitted', 'returned', 'reviewed', 'locked')),
  -- Latest entry, the unit's own; the latest that was submitted, which others may see; and the one that is locked.
  entry_no integer not null default 0,
  submitted_no integer,
  submitted_on date,
  locked_no integer,
  -- The locked observation that the unit corrects, with its reason, from reopening to the next lock.
  correcting uuid,
  correcting_reason text,
  version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, indicator_id, subject_id, period, unit_id),
  foreign key (tenant_id, indicator_id) references plans.indicator (tenant_id, id),
  foreign key (tenant_id, subject_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  check ((correcting is null) = (correcting_reason is null)),
  check (submitted_no <= entry_no),
  check (locked_no <= submitted_no)
);
create index request_unit on actuals.request (tenant_id, unit_id, state);
create index request_due on actuals.request (tenant_id, due_on, id);

-- What the unit typed, every time it was saved: nothing is overwritten.
create table actuals.entry (
  tenant_id text not null,
  request_id uuid not null,
  no integer not null,
  value numeric,
  missing_reason text not null default '',
  unit text not null,
  progress text not null default '' check (length(progress) <= 500),
  problems text not null default '' check (length(problems) <= 500),
  next_steps text not null default '' check (length(next_steps) <= 500),
  -- The unit's own word on what the checks found, for whoever reviews.
  explanation text not null default '' check (length(explanation) <= 500),
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, request_id, no),
  foreign key (tenant_id, request_id) references actuals.request (tenant_id, id),
  check (value is null or missing_reason = '')
);

-- The way a request went: one row an act.
create table actuals.step (
  tenant_id text not null,
  id uuid not null,
  request_id uuid not null,
  act text not null,
  from_state text not null,
  to_state text not null,
  entry_no integer not null,
  words text not null default '',
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references actuals.request (tenant_id, id)
);
create index step_request on actuals.step (tenant_id, request_id);

create table actuals.observation (
  tenant_id text not null,
  id uuid not null,
  subject_id uuid not null,
  indicator_id uuid not null,
  period text not null,
  value numeric,
  op text not null default '=' check (op in ('=', '>=', '<=', '~')),
  unit text not null,
  value_text text not null default '',
  words text not null default '',
  note text not null default '',
  source text not null,
  status text check (status in ('estimated', 'preliminary', 'final', 'revised')),
  version integer not null default 1,
  supersedes uuid,
  reason text,
  target_id uuid,
  comparability text,
  origin jsonb not null default '{}',
  recorded_on date,
  request_id uuid,
  entry_no integer,
  entered_by uuid,
  signed_by uuid,
  reviewed_by uuid,
  locked_by uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, subject_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, indicator_id) references plans.indicator (tenant_id, id),
  foreign key (tenant_id, request_id) references actuals.request (tenant_id, id),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id),
  foreign key (tenant_id, supersedes) references actuals.observation (tenant_id, id)
);
create index observation_series on actuals.observation (tenant_id, indicator_id, subject_id, period);
-- A unit's own figure has one row a version; imported rows may print several related figures for one period.
create unique index observation_version on actuals.observation
  (tenant_id, request_id, version) where request_id is not null;
-- One row follows another; two cannot both correct the same one.
create unique index observation_follows on actuals.observation
  (tenant_id, supersedes) where supersedes is not null;

-- The day on which an official figure may be seen; before it nothing of it is visible or hinted.
create table actuals.release_day (
  tenant_id text not null,
  indicator_id uuid not null,
  period text not null,
  released_on date not null,
  primary key (tenant_id, indicator_id, period),
  foreign key (tenant_id, indicator_id) references plans.indicator (tenant_id, id)
);
