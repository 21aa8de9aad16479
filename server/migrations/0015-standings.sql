-- Room 4 · gaps 差距管理: standings follow the passing of days, and stay readable month by month.

-- The business day for which a city's standings were last judged again: one row a city, claimed by whoever sweeps.
create table gaps.swept (
  tenant_id text not null,
  on_day date not null,
  at timestamptz not null,
  primary key (tenant_id)
);

-- Where each target stood at a month's end, judged with what was known and released on that day. Written once and
-- kept: a later correction says something of its own day, never of this one.
create table gaps.month_standing (
  tenant_id text not null,
  month_end date not null,
  target_id uuid not null,
  status text not null,
  light text not null,
  judged_at timestamptz not null,
  primary key (tenant_id, month_end, target_id),
  foreign key (tenant_id, target_id) references plans.target (tenant_id, id)
);

-- What made a standing change: a figure, a revised target, or the passing of a day.
alter table gaps.change add column cause text not null default 'figure'
  check (cause in ('figure', 'revision', 'day', 'first'));
update gaps.change set cause = 'first' where status_before is null;
