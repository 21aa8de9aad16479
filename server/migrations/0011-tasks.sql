-- Tasks with milestones of a matter, the office's judged progress of them, and the ledger of upper-level results.

create table plans.task (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  matter_id uuid not null,
  title text not null check (title <> ''),
  text text not null default '',
  unit_id uuid,
  due_on date,
  sort integer not null,
  version integer not null default 1,
  withdrawn_on date,
  withdrawn_reason text,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, matter_id) references plans.matter (tenant_id, id),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create index task_matter on plans.task (tenant_id, matter_id);

-- A milestone that is given up stays readable: what was claimed and judged of it refers to it.
create table plans.milestone (
  tenant_id text not null,
  id uuid not null,
  task_id uuid not null,
  name text not null check (name <> ''),
  due_on date not null,
  sort integer not null,
  withdrawn_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references plans.task (tenant_id, id)
);
create index milestone_task on plans.milestone (tenant_id, task_id);

-- What a task said before it was changed, with the reason: a moved due day stays readable. Append-only.
create table plans.task_revision (
  tenant_id text not null,
  task_id uuid not null,
  no integer not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  by_person uuid,
  on_day date not null,
  at timestamptz not null,
  primary key (tenant_id, task_id, no),
  foreign key (tenant_id, task_id) references plans.task (tenant_id, id)
);

-- 对上争先: what upper levels assess, pilot and award. A streak's count is part of the printed words, never a number.
create table plans.ledger_entry (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('assessment', 'pilot', 'award', 'streak')),
  title text not null check (title <> ''),
  -- '' where the source does not say; the printed words of the level beside it.
  level text not null check (level in ('national', 'provincial', 'municipal', '')),
  level_printed text not null default '',
  unit_id uuid,
  matter_id uuid,
  state text not null check (state in ('expected', 'achieved', 'missed')),
  period text not null,
  printed text not null default '',
  source text not null default '',
  document text not null default '',
  note text not null default '',
  sort integer not null,
  version integer not null default 1,
  withdrawn_on date,
  withdrawn_reason text,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, unit_id) references registry.unit (tenant_id, id),
  foreign key (tenant_id, matter_id) references plans.matter (tenant_id, id),
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);

-- 形象进度: the office's word on a task for a period, beside the unit's claim. Append-only; a later word supersedes.
create table gaps.task_judgement (
  tenant_id text not null,
  id uuid not null,
  task_id uuid not null,
  period text not null,
  status text not null check (status in ('done', 'ahead', 'on_pace', 'behind', 'far_behind', 'not_due',
    'awaiting_release', 'awaiting_target', 'not_reported', 'needs_person')),
  percent numeric check (percent between 0 and 100),
  reason text not null default '',
  -- [{milestoneId, state: reached | missed | ongoing}], the office's word on each milestone it judged.
  milestones jsonb not null default '[]',
  -- The claim that was judged: of which request and locked observation, and its words as they stood.
  request_id uuid,
  observation_id uuid,
  claim jsonb,
  by_person uuid not null,
  on_day date not null,
  at timestamptz not null,
  supersedes uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references plans.task (tenant_id, id),
  foreign key (tenant_id, request_id) references actuals.request (tenant_id, id),
  foreign key (tenant_id, observation_id) references actuals.observation (tenant_id, id),
  foreign key (tenant_id, supersedes) references gaps.task_judgement (tenant_id, id)
);
-- One first word a task and period; two cannot both supersede the same one.
create unique index task_judgement_first on gaps.task_judgement
  (tenant_id, task_id, period) where supersedes is null;
create unique index task_judgement_follows on gaps.task_judgement
  (tenant_id, supersedes) where supersedes is not null;
