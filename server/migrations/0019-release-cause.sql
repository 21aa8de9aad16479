-- Room 4 · gaps 差距管理: a release day that is stated or moved can change where a target stands, and says so.
alter table gaps.change drop constraint change_cause_check;
alter table gaps.change add constraint change_cause_check
  check (cause in ('figure', 'revision', 'day', 'release', 'first'));
