-- Room 9 · publications 晾晒: documents 文稿 produced from live state, always drafts 送审稿; kept as they were produced.

-- Wording and order of a kind of document, as the office changed it. Where a tenant has none, the example that the
-- product brings (practices/documents) speaks. Versions are appended; the newest counts.
create table publications.document_template (
  tenant_id text not null,
  kind text not null check (kind in ('summary', 'special_report', 'unit_sheet')),
  version integer not null,
  yaml text not null,
  reason text not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, kind, version)
);

-- `content` is everything that the document says, each number with what it was computed from; Word and Excel are
-- written from it. content_hash is its SHA-256 in canonical JSON: the same state on the same day gives the same hash.
-- `scope` names what it is about (a unit sheet: {"unitId": …}); `template` the wording (kind, version, hash).
create table publications.document (
  tenant_id text not null,
  id uuid not null,
  kind text not null check (kind in ('summary', 'special_report', 'unit_sheet')),
  scope jsonb not null,
  period text not null,
  as_of date not null,
  language text not null default 'zh' check (language in ('zh', 'en')),
  title text not null,
  audience text not null default 'system' check (audience in ('office', 'group', 'system')),
  template jsonb not null,
  content jsonb not null,
  content_hash text not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index document_newest on publications.document (tenant_id, at desc, id);

create function publications.keep_documents() returns trigger language plpgsql as $$
begin
  raise exception 'A document is never changed or deleted: produce another one.';
end $$;
create trigger document_is_append_only before update or delete on publications.document
  for each row execute function publications.keep_documents();
create trigger template_is_append_only before update or delete on publications.document_template
  for each row execute function publications.keep_documents();
