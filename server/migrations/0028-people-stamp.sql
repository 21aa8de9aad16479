-- Who may do what in a city follows from few rows that hardly ever change, and every request asks for it. The stamp is
-- another one after each transaction that changed any of these rows, whoever wrote it: while it stands, what was read
-- before still holds (ADR 30). Where tables are spread triggers cannot do this, so that there is no stamp, and
-- everything is read anew each time.
create table platform.people_stamp (
  tenant_id text primary key references platform.tenant (tenant_id) on delete cascade,
  stamp uuid not null
);

create function platform.stamp_people() returns trigger language plpgsql as $$
declare
  city text := case tg_op when 'DELETE' then old.tenant_id else new.tenant_id end;
  stamped text := coalesce(current_setting('meritloop.stamped', true), '');
begin
  -- Once in a transaction, however many rows. A restore brings the stamp that its rows had.
  if stamped = 'restoring' or city = any (string_to_array(stamped, ' ')) then return null; end if;
  perform set_config('meritloop.stamped', stamped || ' ' || city, true);
  insert into platform.people_stamp select t.tenant_id, gen_random_uuid() from platform.tenant t where t.tenant_id = city
  on conflict (tenant_id) do update set stamp = excluded.stamp;
  return null;
end $$;

do $$
declare name text;
begin
  if exists (select from pg_extension where extname = 'citus') then return; end if;
  insert into platform.people_stamp select tenant_id, gen_random_uuid() from platform.tenant;
  foreach name in array array['person', 'role_grant', 'unit', 'membership', 'succession'] loop
    -- Deferred, so that nobody who holds the stamp has anything left to wait for.
    execute format('create constraint trigger people_stamp after insert or update or delete on registry.%I
      deferrable initially deferred for each row execute function platform.stamp_people()', name);
  end loop;
end $$;
