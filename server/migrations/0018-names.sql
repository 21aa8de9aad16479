-- Room 1 · registry 谁: the city's names in English. One list by the Chinese words, whatever carries them: a unit of
-- any day, an indicator, a matter, a task, a printed group of owners. Words that change lose their English name until
-- someone gives the new ones theirs. It takes the place of the columns beside five kinds of names.

create table registry.english_name (
  tenant_id text not null,
  name text not null check (name <> ''),
  name_en text check (name_en <> ''),
  version integer not null default 1 check (version > 0),
  primary key (tenant_id, name)
);

insert into registry.english_name (tenant_id, name, name_en)
select distinct on (tenant_id, name) tenant_id, name, name_en
from (
  select tenant_id, name, name_en, 1 as place from registry.unit
  union all select tenant_id, name, name_en, 2 from registry.unit_name
  union all select tenant_id, name, name_en, 3 from registry.assessment_group
  union all select tenant_id, name, name_en, 4 from registry.peer_set
  union all select tenant_id, name, name_en, 5 from registry.leader_post
) as named
where name_en is not null and name_en <> '' and name <> ''
order by tenant_id, name, place, name_en collate "C";

alter table registry.unit drop column name_en;
alter table registry.unit_name drop column name_en;
alter table registry.assessment_group drop column name_en;
alter table registry.peer_set drop column name_en;
alter table registry.leader_post drop column name_en;
