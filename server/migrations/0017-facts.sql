-- Published facts: rows of a register that was read from public documents, cell by cell as they stand there. They are
-- read and never judged; what of them is a promise, a figure or an entry of the ledger is kept there as well.
create table plans.published_fact (
  tenant_id text not null,
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('target', 'actual', 'rank', 'streak', 'programme')),
  document_id uuid not null,
  -- As printed; '' where the document names none.
  period text not null,
  title text not null,
  objective text not null,
  section text not null,
  op text not null,
  value text not null,
  value2 text not null,
  unit text not null,
  tier text not null,
  filter text not null,
  scope text not null,
  rank_scope text not null,
  note text not null,
  file text not null,
  row_no integer not null,
  sort integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, document_id) references plans.document (tenant_id, id)
);
