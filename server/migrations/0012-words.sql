-- Room 3 · actuals: requests of the second kind ask for the words on a matter; release days become editable.

-- A request asks either for a figure (indicator × subject × period) or for the words on a matter (matter × period).
alter table actuals.request
  alter column indicator_id drop not null,
  alter column subject_id drop not null,
  add column matter_id uuid,
  -- The business day on which it was asked; null for what was loaded with a city.
  add column asked_on date,
  add foreign key (tenant_id, matter_id) references plans.matter (tenant_id, id),
  add constraint request_asks_one_thing check (
    (matter_id is null and indicator_id is not null and subject_id is not null)
    or (matter_id is not null and indicator_id is null and subject_id is null)
  );
create unique index request_words on actuals.request (tenant_id, matter_id, period, unit_id)
  where matter_id is not null;

alter table actuals.entry
  -- 预计完成时间, as the unit expects it.
  add column expected_on date,
  -- What the unit says of tasks and milestones: [{taskId, milestoneId?, state, percent?, words}].
  add column claims jsonb not null default '[]' check (jsonb_typeof(claims) = 'array');

-- Words that were locked: the row names the matter and carries 进展情况; the rest stands in the entry it was locked from.
alter table actuals.observation
  alter column indicator_id drop not null,
  add column matter_id uuid,
  add foreign key (tenant_id, matter_id) references plans.matter (tenant_id, id),
  add constraint observation_of_one_thing check ((matter_id is null) <> (indicator_id is null));
create index observation_matter on actuals.observation (tenant_id, matter_id, period)
  where matter_id is not null;

alter table actuals.release_day add column version integer not null default 1;
create index release_day_on on actuals.release_day (tenant_id, released_on);
