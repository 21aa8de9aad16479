-- Room 4 · gaps 差距管理: the rules in force, where each target stands, and what a changed light proposes.
create schema gaps;

create table gaps.rule_set (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  version integer not null,
  rules jsonb not null,
  origin text not null,
  valid_from date not null,
  primary key (tenant_id, id),
  unique (tenant_id, code, version)
);

-- The judgement last seen for a target, kept to notice a change; the judgement itself is always computed.
create table gaps.standing (
  tenant_id text not null,
  target_id uuid not null,
  status text not null,
  light text not null,
  period text,
  judged_at timestamptz not null,
  primary key (tenant_id, target_id),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id)
);

-- One row a change. A light proposes; a person takes the proposal up or dismisses it. `on_day` is the business day on
-- which it was noticed, `at` the instant of the clock.
create table gaps.change (
  tenant_id text not null,
  id uuid not null,
  target_id uuid not null,
  period text,
  status_before text,
  status_after text not null,
  light_before text,
  light_after text not null,
  sentence_zh text not null,
  sentence_en text not null,
  observation_id uuid,
  proposal text not null check (proposal in ('none', 'proposed', 'taken', 'dismissed')),
  reason text,
  version integer not null default 1,
  on_day date not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id)
);
create index change_target on gaps.change (tenant_id, target_id);
create index change_proposed on gaps.change (tenant_id, proposal) where proposal = 'proposed';
